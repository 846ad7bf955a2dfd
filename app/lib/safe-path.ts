/** A path on this site to go back to, or the fallback when it points anywhere else. */
export function safePath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return fallback
  const here = 'http://gelar.invalid'
  try {
    const url = new URL(wanted, here)
    if (url.origin !== here || wanted.startsWith('//') || wanted.includes('\\')) return fallback
    // Dots before a second slash fold away: `/.//evil.example` would come out as another site's address.
    if (url.pathname.startsWith('//')) return fallback
    return url.pathname + url.search + url.hash
  } catch {
    return fallback
  }
}

/** Where on this site a request wants to go on to (`?lanjut=`), if it says so. */
export function wantedPath(request: Request): string | undefined {
  const wanted = new URL(request.url).searchParams.get('lanjut')
  return wanted === null ? undefined : safePath(wanted)
}
