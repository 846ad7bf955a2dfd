/** A pattern for `like` and `ilike` that finds the text alone, its own signs taken as they are. */
export function likeExactly(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** A pattern for `like` and `ilike` that finds the text anywhere, its own signs taken as they are. */
export function likeAnywhere(text: string): string {
  return `%${likeExactly(text)}%`
}
