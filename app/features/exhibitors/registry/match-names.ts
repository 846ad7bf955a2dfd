/** Words that most names have: they say little about which one is meant. */
const commonWords = new Set(
  'lapas rutan bapas lpka kanwil kelas i ii iii ia ib iia iib iiia cabang perempuan narkotika khusus ditjenpas kab kota'.split(
    ' ',
  ),
)
const COMMON_WEIGHT = 0.2

/** Below this a name is another one. */
export const LEAST_SCORE = 0.45

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `
  return new Set(
    Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)),
  )
}

/** How alike two words are, 0 to 1: the share of three-letter pieces that both have. */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1
  const a = trigrams(one)
  const b = trigrams(other)
  const both = [...a].filter((piece) => b.has(piece)).length
  return both / (a.size + b.size - both)
}

/** What is typed of a word finds the whole, and a little less surely than the word itself. */
function wordMatch(asked: string, word: string): number {
  if (asked === word) return 1
  if (word.startsWith(asked)) return 0.9
  const similar = wordSimilarity(asked, word)
  return similar < 0.3 ? 0 : similar * 0.95
}

/** Words that weigh: the rest is used only when there is nothing else. */
export function tellingWords(key: string): string[] {
  const words = key.split(' ').filter((word) => word !== '')
  const telling = words.filter((word) => !commonWords.has(word))
  return telling.length > 0 ? telling : words
}

/**
 * How well a name's key answers what was asked, 0 to 1; both as `name_key` writes them. Every word asked for should be there, in any
 * order; places count more than "Lapas Kelas IIA"; "Tanjungredeb" is "Tanjung Redeb".
 */
export function scoreMatch(asked: string, key: string): number {
  if (asked === '' || key === '') return 0
  if (asked === key) return 1
  const words = key.split(' ')
  let sum = 0
  let weights = 0
  for (const word of asked.split(' ')) {
    const weight = commonWords.has(word) ? COMMON_WEIGHT : 1
    sum += weight * Math.max(...words.map((candidate) => wordMatch(word, candidate)))
    weights += weight
  }
  const byWords = sum / weights
  const together = asked.replaceAll(' ', '')
  const inOne = together.length >= 4 && key.replaceAll(' ', '').includes(together) ? 0.95 : 0
  // Of two names that have all the words the shorter one is nearer.
  const surplus = Math.max(0, words.length - asked.split(' ').length)
  return Math.max(byWords, inOne) * (0.99 - Math.min(surplus, 9) * 0.003)
}
