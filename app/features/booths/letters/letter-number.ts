const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/**
 * The number a letter bears, in the usual order of official letters: running number of the festival's letters with at
 * least three digits, code, month in Roman figures, year. Number 12 of IPPA in November 2026 is `012/IPPA/XI/2026`.
 */
export function letterReference(number: number, code: string, on: string): string {
  const [year, month] = on.split('-')
  const roman = romanMonths[Number(month) - 1]
  if (!year || !roman) throw new RangeError(`No such day: ${on}`)
  return [String(number).padStart(3, '0'), code, roman, year].join('/')
}

/** The code of a festival that has chosen none: the first word of its name, in capitals, without what is no letter or figure. */
export function usualLetterCode(eventName: string): string {
  const word = eventName
    .normalize('NFKD')
    .toUpperCase()
    .split(/\s+/)
    .map((part) => part.replace(/[^A-Z0-9]/g, ''))
    .find((part) => part !== '')
  return word?.slice(0, 20) ?? 'GELAR'
}

/** The name of the letter's file, without strokes. */
export function letterFileName(reference: string): string {
  return `Surat-${reference.replace(/[^A-Za-z0-9.-]+/g, '-')}.pdf`
}
