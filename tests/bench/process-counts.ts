import { apiContests } from './api-contests.ts'
import type { Festival } from './festival.ts'
import type { Line } from './print.ts'
import { startProcess } from './processes.ts'
import { contest } from './rounds.ts'

/** Readings and sales that one process takes, and two on one port, by turns on the same database. */
export async function measureProcessCounts(
  settings: Record<string, string>,
  festival: Festival,
): Promise<Line[]> {
  const one = await startProcess('server.ts', settings, { path: '/healthz' })
  const two = await startProcess('server.ts', settings, {
    path: '/healthz',
    args: ['--processes=2'],
    // The first of them answers before the second has begun.
    says: '\nGelar: ',
  })
  const lines: Line[] = []
  for (const each of apiContests(festival, two, one)) {
    const { ours, bare, ratio } = await contest(each)
    const told = ({ perSecond, p95Ms }: typeof ours) =>
      `${perSecond.toFixed(0)}/s (p95 ${p95Ms.toFixed(0)} ms)`
    lines.push({
      name: `${each.name}, two processes and one`,
      figure: `${told(ours)}, ${told(bare)}: ${ratio.toFixed(2)} times`,
      wanted: '',
      reached: true,
    })
  }
  await two.stop()
  await one.stop()
  return lines
}
