import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { MatrixProblem } from '#app/features/booths/allocation/matrix/matrix-problem.ts'
import { root } from './processes.ts'

const Answer = z.object({
  assignment: z.array(z.int().nullable()),
  objective: z.number(),
  bound: z.number(),
  optimal: z.boolean(),
  milliseconds: z.number(),
})

/** Writes a problem whose loads are all alike as a file for the command, row by row. */
export async function writeMatrixFile(path: string, problem: MatrixProblem): Promise<void> {
  const { rows, columns, profit, load, capacity, assignAll } = problem
  const file = createWriteStream(path)
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, 'drain')
  }
  await write('{"profit":[')
  for (let row = 0; row < rows; row += 1)
    await write(
      `${row > 0 ? ',' : ''}[${profit.subarray(row * columns, (row + 1) * columns).join(',')}]`,
    )
  await write('],"load":[')
  const loads = `[${new Array(columns).fill(load).join(',')}]`
  for (let row = 0; row < rows; row += 1) await write(`${row > 0 ? ',' : ''}${loads}`)
  await write(`],"capacity":[${capacity.join(',')}],"assignAll":${assignAll}}`)
  file.end()
  await once(file, 'close')
}

/** Runs the command as a person would; answers its plan, its time from start to end and its peak of memory. */
export async function runAllocate(path: string) {
  const started = performance.now()
  const memory =
    'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))'
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      `data:text/javascript,${encodeURIComponent(memory)}`,
      join(root, 'app/commands/allocate.ts'),
      '--matrix',
      path,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let out = ''
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`allocate ended with ${code}: ${said}`)
  const seconds = (performance.now() - started) / 1000
  return { ...Answer.parse(JSON.parse(out)), seconds, gibibytes: Number(said) / 1024 ** 2 }
}
