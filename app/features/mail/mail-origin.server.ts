import { env } from '#app/env.server.ts'

/** Where links in mails lead: a job has no request whose address it could use. */
export function mailOrigin(): string {
  return (env.GELAR_ORIGIN ?? `http://localhost:${env.PORT}`).replace(/\/$/, '')
}
