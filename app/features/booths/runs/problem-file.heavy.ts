import { readRows } from '#app/lib/rows-text.ts'
import { buildProblem } from './build-problem.ts'
import type { loadProblemText } from './load-problem.server.ts'

/** The allocation problem as the JSON that the command line reads. */
export default function writeProblem({
  parts,
  applications,
}: Awaited<ReturnType<typeof loadProblemText>>): Uint8Array<ArrayBuffer> {
  const { problem } = buildProblem(parts, readRows(applications))
  return new Uint8Array(Buffer.from(JSON.stringify(problem, null, 1)))
}
