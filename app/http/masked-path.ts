const SECRET_AFTER = new Set(['tiket', 'reset-password', 'verify-email', 'undangan', 'atur-sandi'])
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const LONG = 24

/**
 * A path as it may stand in a log: without its query, with `*` in place of codes and tokens. Whatever
 * follows a segment known for secrets is masked, and so is every long segment that is no id or file.
 */
export function maskPath(path: string): string {
  const segments = path.split(/[?#]/, 1)[0]?.split('/') ?? []
  if (segments[1] === 'assets') return segments.join('/')
  return segments
    .map((segment, index) => {
      const before = segments[index - 1]
      if (segment === '' || before === undefined) return segment
      if (SECRET_AFTER.has(before)) return segment.replace(/^[^.]+/, '*')
      return segment.length >= LONG && /\d|[A-Z]/.test(segment) && !UUID.test(segment)
        ? segment.replace(/^[^.]+/, '*')
        : segment
    })
    .join('/')
}
