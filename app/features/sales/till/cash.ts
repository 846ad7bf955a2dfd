/** What a buyer gets back; undefined while the cash does not cover the total. */
export function changeDue(totalIdr: number, tenderedIdr: number): number | undefined {
  return tenderedIdr >= totalIdr ? tenderedIdr - totalIdr : undefined
}

// The notes people pay with. The 75,000 of 2020 is kept at home, not spent.
const notesIdr = [2_000, 5_000, 10_000, 20_000, 50_000, 100_000]

/**
 * Sums that a buyer may hand over for a total, smallest first, the exact sum foremost: the next round sum of
 * each note. At most `most` of them.
 */
export function suggestTendered(totalIdr: number, most = 5): number[] {
  const round = notesIdr
    .filter((note) => note >= totalIdr / 20)
    .map((note) => Math.ceil(totalIdr / note) * note)
  const largest = Math.ceil(totalIdr / 100_000) * 100_000
  return [...new Set([totalIdr, ...round, largest])].sort((a, b) => a - b).slice(0, most)
}

/** Cash that must be in the drawer when a shift is counted. */
export function expectedCash(shift: {
  floatIdr: number
  cashSalesIdr: number
  cashReversedIdr: number
}): number {
  return shift.floatIdr + shift.cashSalesIdr - shift.cashReversedIdr
}

/** Whether a count at closing carries two names: one person cannot be both cashier and witness. */
export function isCountedByTwo(cashier: string, countedWith: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('id')
  return plain(countedWith) !== '' && plain(cashier) !== plain(countedWith)
}
