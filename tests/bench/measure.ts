import { ensureFreshBuild } from '../../server/fresh-build.ts'
import { measureAllocations } from './allocation.ts'
import { apiContests } from './api-contests.ts'
import { measureAssignments } from './assignments.ts'
import { measureHeavy } from './heavy.ts'
import { measureLive } from './live.ts'
import { MEMORY_TICKETS, measureMemory } from './memory.ts'
import { pageContests, publicPages } from './page-contests.ts'
import { prepare } from './prepare.ts'
import { type Line, printLines, printResults } from './print.ts'
import { measureProcessCounts } from './process-counts.ts'
import { root, startProcess } from './processes.ts'
import { CONNECTIONS, contest, type Result, ROUNDS } from './rounds.ts'
import { measureScripts } from './script-sizes.ts'
import { measureStarts } from './starts.ts'

const solvers = ['allocation', 'assignment']

/** Measures everything, or only what is named like one of `names`; answers whether every wanted figure was reached. */
export async function measure(folder: string, names: ReadonlyArray<string>): Promise<boolean> {
  const wants = (name: string) => names.length === 0 || names.some((part) => name.includes(part))
  const lines: Line[] = []
  if (wants('allocation')) lines.push(...measureAllocations())
  if (wants('assignment')) lines.push(...(await measureAssignments(folder)))
  // The solvers need neither build nor server.
  if (names.length > 0 && names.every((name) => solvers.some((solver) => solver.includes(name)))) {
    printLines(lines)
    return lines.every(({ reached }) => reached)
  }

  await ensureFreshBuild(root, console.log)
  if (wants('start')) lines.push(...(await measureStarts(folder)))

  // An hour long: only where it is named.
  const wantsMemory = names.includes('memory')
  const { url, festival, slug, statements } = await prepare(
    folder,
    wantsMemory ? MEMORY_TICKETS : 0,
  )
  const settings = { DATABASE_URL: url, GELAR_DATA_DIR: folder }
  if (wants('processes')) lines.push(...(await measureProcessCounts(settings, festival)))
  const [ours, bareApi, barePages] = [
    await startProcess('server.ts', settings, { path: '/healthz' }),
    await startProcess('tests/bench/bare/api.ts', {
      ...settings,
      BENCH_STATEMENTS: JSON.stringify(statements),
    }),
    await startProcess('tests/bench/bare/pages.tsx', settings),
  ]
  const results: Result[] = []
  for (const each of [
    ...apiContests(festival, ours, bareApi),
    ...pageContests(slug, ours, barePages),
  ]) {
    if (wants(each.name)) results.push(await contest(each))
  }
  if (wants('live')) lines.push(...(await measureLive(ours, { url, festival })))
  if (wants('heavy')) lines.push(...(await measureHeavy(ours, festival, slug)))
  if (wantsMemory) lines.push(...(await measureMemory(ours, { url, festival, slug })))
  if (wants('script')) {
    const pages = publicPages(slug).map((path) => fetch(`http://127.0.0.1:${ours.port}${path}`))
    const html = await Promise.all(pages.map(async (page) => (await page).text()))
    lines.push(...(await measureScripts(html)))
  }
  console.log(`\n${CONNECTIONS} connections, median of ${ROUNDS} rounds, ours and bare by turns:`)
  printResults(results)
  printLines(lines)
  return [...results, ...lines].every(({ reached }) => reached)
}
