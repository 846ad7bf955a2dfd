const name = 'gelar_layar'
const DAYS = 30

/**
 * The `Set-Cookie` value that keeps the token of a screen. It is sent to the pages of screens alone, for longer
 * than a festival and its building up take.
 */
export function screenCookie(token: string): string {
  return `${name}=${token}; Path=/layar; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax`
}

/** The token that the screen sends; undefined when it has none. */
export function readScreenCookie(request: Request): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,200})(?:;|$)`).exec(
    request.headers.get('Cookie') ?? '',
  )?.[1]
}
