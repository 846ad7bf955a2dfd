export type PrintLimits = {
  /** Characters at most; what is longer ends with `…`. */
  most: number
  /** Lists and objects inside of each other; deeper ones are printed as `…`. */
  depth: number
  /** A field of this name is printed as `…`. */
  hidden?: string
  /** Spaces for each level, on lines of their own; none keeps all on one line. */
  indent?: number
}

/** Prints what somebody has sent, whatever it is, in time and space that only the limits decide. */
export function printJson(
  value: unknown,
  { most, depth, hidden, indent = 0 }: PrintLimits,
): string {
  const printed: string[] = []
  let left = most

  function put(text: string): void {
    if (left > 0) printed.push(text.slice(0, left))
    left -= text.length
  }
  const line = (level: number) => (indent > 0 ? `\n${' '.repeat(indent * level)}` : '')

  function putEach<T>(
    [open, close]: string,
    items: ReadonlyArray<T>,
    level: number,
    one: (item: T) => void,
  ) {
    if (items.length > 0 && level >= depth) {
      put(`${open}…${close}`)
      return
    }
    put(open ?? '')
    for (const [index, item] of items.entries()) {
      if (left <= 0) return
      put(`${index > 0 ? ',' : ''}${line(level + 1)}`)
      one(item)
    }
    put(`${items.length > 0 ? line(level) : ''}${close}`)
  }

  function walk(value: unknown, level: number): void {
    if (typeof value === 'string') {
      put(JSON.stringify(value.slice(0, Math.max(left, 0))))
    } else if (Array.isArray(value)) {
      putEach('[]', value, level, (item) => walk(item, level + 1))
    } else if (typeof value !== 'object' || value === null || value instanceof Date) {
      put(JSON.stringify(value) ?? 'null')
    } else {
      putEach('{}', Object.entries(value), level, ([key, field]) => {
        put(`${JSON.stringify(key.slice(0, most))}:${indent > 0 ? ' ' : ''}`)
        walk(key === hidden ? '…' : field, level + 1)
      })
    }
  }

  walk(value, 0)
  return left < 0 ? `${printed.join('')}…` : printed.join('')
}

/** About how many characters something takes as JSON; undefined when it is longer, or nested deeper, than the limits. */
export function jsonLength(
  value: unknown,
  { most, depth }: Pick<PrintLimits, 'most' | 'depth'>,
): number | undefined {
  let length = 0

  function fits(value: unknown, level: number): boolean {
    if (typeof value === 'string') length += value.length + 2
    else if (typeof value !== 'object' || value === null || value instanceof Date) {
      length += (JSON.stringify(value) ?? '').length
    } else if (level >= depth) return false
    else {
      length += 2
      if (length > most) return false
      if (Array.isArray(value)) {
        return value.every((item) => {
          length += 1
          return length <= most && fits(item, level + 1)
        })
      }
      return Object.entries(value).every(([key, field]) => {
        length += key.length + 4
        return length <= most && fits(field, level + 1)
      })
    }
    return length <= most
  }

  return fits(value, 0) ? length : undefined
}
