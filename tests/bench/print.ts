import type { Result } from './rounds.ts'

export type Line = { name: string; figure: string; wanted: string; reached: boolean }

const verdict = (reached: boolean) => (reached ? 'ok' : 'SHORT')
const ms = (value: number) => value.toFixed(1)

/** Ours and bare side by side. */
export function printResults(results: ReadonlyArray<Result>): void {
  const rows = results.flatMap((result) =>
    (['ours', 'bare'] as const).map((side) => {
      const { perSecond, p50Ms, p95Ms, p99Ms } = result[side]
      const figures = [perSecond.toFixed(0), ms(p50Ms), ms(p95Ms), ms(p99Ms)]
      return side === 'ours'
        ? [
            result.name,
            side,
            ...figures,
            result.ratio.toFixed(2),
            `>= ${result.wanted}`,
            verdict(result.reached),
          ]
        : ['', side, ...figures, '', '', '']
    }),
  )
  printTable(['', '', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'ratio', 'wanted', ''], rows)
}

/** Figures that stand alone. */
export function printLines(lines: ReadonlyArray<Line>): void {
  printTable(
    ['', 'measured', 'wanted', ''],
    lines.map(({ name, figure, wanted, reached }) => [
      name,
      figure,
      wanted,
      wanted === '' ? '' : verdict(reached),
    ]),
  )
}

function printTable(head: string[], rows: string[][]): void {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  console.log(`\n${line(head)}`)
  console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  for (const row of rows) console.log(line(row))
}
