type Place = {
  name: string
  kanwilName: string | null
  products: ReadonlyArray<{ name: string }>
}

/** Letters and figures only, lower case, accents off: `IPPAFest`, `IPPA Fest` and `ippa-fest` are one word. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}

/** Whether every word that was typed occurs in the exhibitor's name, its Kanwil or its products. */
export function matchesPlace(place: Place, search: string): boolean {
  const words = search.split(/\s+/).map(fold).filter(Boolean)
  const texts = [place.name, place.kanwilName ?? '', ...place.products.map(({ name }) => name)].map(
    fold,
  )
  return words.every((word) => texts.some((text) => text.includes(word)))
}
