/** How a case ended: what holds is true for each of its promises. */
export type Outcome = {
  name: string
  figures: Record<string, string>
  holds: Record<string, boolean>
  /** Why it was not run here. */
  leftOut?: string
}

export function isBroken({ holds }: Outcome): boolean {
  return Object.values(holds).includes(false)
}

export const ms = (value: number) =>
  value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`

/** Prints how a case ended: its figures, and every promise that did not hold. */
export function printOutcome(outcome: Outcome): void {
  const { name, figures, holds, leftOut } = outcome
  const mark = leftOut ? 'OUT  ' : isBroken(outcome) ? 'SHORT' : 'ok   '
  console.log(`${mark} ${name}${leftOut ? `: left out, ${leftOut}` : ''}`)
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`      ${figure.padEnd(30)} ${value}`)
  }
  for (const [promise, held] of Object.entries(holds)) {
    if (!held) console.log(`      NOT HELD: ${promise}`)
  }
  console.log('')
}

/** All cases in a table as docs/measurements.md has it. */
export function printTable(outcomes: ReadonlyArray<Outcome & { seconds: number }>): void {
  const shown = ['acknowledged', 'lost', 'twice', 'answers 200 / 503 / none', 'back after']
  const heads = ['', ...shown, 'seconds', '']
  const rows = outcomes.map((outcome) => [
    outcome.name,
    ...shown.map((figure) => outcome.figures[figure] ?? ''),
    String(Math.round(outcome.seconds)),
    outcome.leftOut ? 'left out' : isBroken(outcome) ? 'SHORT' : 'held',
  ])
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  console.log([line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n'))
}
