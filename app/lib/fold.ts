/** Letters and figures only, lower case, accents off: `IPPAFest`, `IPPA Fest` and `ippa-fest` are one word. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}
