import type { MiddlewareHandler } from 'hono'
import { env } from '#app/env.server.ts'
import { isHttps } from '#app/lib/origin.server.ts'

/** Marks every cookie `Secure` where browsers come by HTTPS, whoever has set it. */
export function secureCookies(): MiddlewareHandler {
  const always = env.GELAR_ORIGIN?.startsWith('https:') === true
  return async (c, next) => {
    await next()
    const cookies = c.res.headers.getSetCookie()
    if (cookies.length === 0 || !(always || isHttps(c.req.raw))) return
    c.res.headers.delete('Set-Cookie')
    for (const cookie of cookies) {
      const isSecure = /;\s*secure(;|$)/i.test(cookie)
      c.res.headers.append('Set-Cookie', isSecure ? cookie : `${cookie}; Secure`)
    }
  }
}
