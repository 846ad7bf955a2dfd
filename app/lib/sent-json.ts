/**
 * Reads JSON that a page has sent in a field of a form; undefined when it is none. What PostgreSQL cannot store is
 * left out of its texts, as a form leaves it out of a field: NUL, and halves of a character that UTF-16 writes in two.
 */
export function readSentJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' ? clean(value) : value,
    )
  } catch {
    return undefined
  }
}

function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')
}
