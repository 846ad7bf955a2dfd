/** Running numbers from the first to the last, both included. */
export type NumberSpan = { first: number; last: number }

/** The numbers as spans without gaps, from the lowest on. */
export function spansOf(numbers: ReadonlySet<number>): NumberSpan[] {
  const spans: NumberSpan[] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const span = spans.at(-1)
    if (span && span.last === number - 1) span.last = number
    else spans.push({ first: number, last: number })
  }
  return spans
}
