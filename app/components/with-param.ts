/** A query string with one parameter set, or left out when null; the others stay. */
export function withParam(search: string, name: string, value: string | null): string {
  const params = new URLSearchParams(search)
  if (value === null) params.delete(name)
  else params.set(name, value)
  const text = params.toString()
  return text === '' ? '?' : `?${text}`
}
