import { createHash } from 'node:crypto'

/**
 * One key for equal input. Not of what `v8.serialize` writes: equal strings and numbers have several forms there, by how
 * the engine happens to hold them, and a drawing that is kept would not be found again.
 */
export function orderKey(file: string, input: unknown): string {
  const hash = createHash('sha256').update(file).update('\0')
  return hash.update(textOf(input)).digest('base64url')
}

function textOf(input: unknown): string {
  const part = function (this: unknown, name: string, value: unknown): unknown {
    // A buffer has become a list of numbers by now.
    const whole: unknown = Object(this)[name]
    if (whole instanceof Uint8Array) {
      return { bytes: createHash('sha256').update(whole).digest('base64url') }
    }
    if (value instanceof Map) return { map: [...value] }
    if (value instanceof Set) return { set: [...value] }
    return value
  }
  return JSON.stringify(input, part) ?? ''
}
