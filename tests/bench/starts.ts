import { join } from 'node:path'
import type { Line } from './print.ts'
import { startProcess } from './processes.ts'

const WANTED_S = 60

/** From the command to the first page, with the build at hand: on an empty folder, and once more. */
export async function measureStarts(folder: string): Promise<Line[]> {
  const settings = { GELAR_DATA_DIR: join(folder, 'start') }
  const lines: Line[] = []
  for (const name of ['first start, with the demonstration', 'second start']) {
    const { startedAfterMs, stop } = await startProcess('server.ts', settings)
    await stop()
    const seconds = startedAfterMs / 1000
    lines.push({
      name,
      figure: `${seconds.toFixed(1)} s`,
      wanted: `<= ${WANTED_S} s`,
      reached: seconds <= WANTED_S,
    })
  }
  return lines
}
