import type { Outcome } from './during-uploads.ts'

/** Prints how a case ended: its figures, and every promise that did not hold. */
export function printOutcome({ name, figures, holds }: Outcome): void {
  const broken = Object.entries(holds).filter(([, held]) => !held)
  console.log(`\n${broken.length === 0 ? 'ok   ' : 'SHORT'} ${name}`)
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`      ${figure.padEnd(28)} ${value}`)
  }
  for (const [promise] of broken) console.log(`      NOT HELD: ${promise}`)
}
