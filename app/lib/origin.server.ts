import { env } from '#app/env.server.ts'

/** The public address of this installation, without a slash at its end, for links in mails and codes. */
export function publicOrigin(request: Request): string {
  return (env.GELAR_ORIGIN ?? new URL(request.url).origin).replace(/\/$/, '')
}
