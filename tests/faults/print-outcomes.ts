import type { Outcome } from './during-uploads.ts'

/** Prints each case with its figures, and every promise that did not hold; whether all held. */
export function printOutcomes(outcomes: ReadonlyArray<Outcome>): boolean {
  for (const { name, figures, holds } of outcomes) {
    const broken = Object.entries(holds).filter(([, held]) => !held)
    console.log(`\n${broken.length === 0 ? 'ok   ' : 'SHORT'} ${name}`)
    for (const [figure, value] of Object.entries(figures)) {
      console.log(`      ${figure.padEnd(28)} ${value}`)
    }
    for (const [promise] of broken) console.log(`      NOT HELD: ${promise}`)
  }
  return outcomes.every(({ holds }) => Object.values(holds).every((held) => held))
}
