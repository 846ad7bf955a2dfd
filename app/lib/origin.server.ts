import { env } from '#app/env.server.ts'

/** Whether the browser came by HTTPS; a proxy's word counts only when `TRUST_PROXY` is set. */
export function isHttps(request: Request): boolean {
  const forwarded = env.TRUST_PROXY ? request.headers.get('X-Forwarded-Proto') : null
  if (forwarded === null) return new URL(request.url).protocol === 'https:'
  return forwarded.split(',').at(-1)?.trim().toLowerCase() === 'https'
}

/** The public address of this installation, without a slash at its end, for links in mails and codes. */
export function publicOrigin(request: Request): string {
  if (env.GELAR_ORIGIN) return env.GELAR_ORIGIN.replace(/\/$/, '')
  return `${isHttps(request) ? 'https' : 'http'}://${new URL(request.url).host}`
}
