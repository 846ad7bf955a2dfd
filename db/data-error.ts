/** Classes of PostgreSQL's errors that lie in what was to be written: data, constraints, limits. */
const CLASSES = ['22', '23', '54']

/** Whether the fault is in what was to be written, so that something else can be: not in the database or the way to it. */
export function isDataError(error: unknown): boolean {
  if (error instanceof RangeError) return true
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' && CLASSES.some((group) => code.startsWith(group))
}
