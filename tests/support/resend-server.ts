import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const Sent = z.object({
  from: z.string(),
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z
    .array(
      z.object({
        filename: z.string(),
        content: z.string(),
        content_type: z.string(),
        content_id: z.string().optional(),
      }),
    )
    .default([]),
})
type SentMail = z.infer<typeof Sent>

type Failure = { statusCode: number; name: string; message: string }

export type ResendServer = AsyncDisposable & {
  url: string
  /** What has been delivered, by idempotency key. */
  delivered: Map<string, SentMail>
  /** Every request that came in, refused ones included. */
  requests: { key: string; authorization: string }[]
  /** The next requests fail like this, one each. */
  failNext(...failures: Failure[]): void
  /** Takes mails, but answers nothing until `release`. */
  hold(): void
  release(): void
}

/** Speaks the part of Resend's HTTP interface that sends mail: `POST /emails`, once a key. */
export async function startResendServer(): Promise<ResendServer> {
  const delivered = new Map<string, SentMail>()
  const ids = new Map<string, string>()
  const requests: { key: string; authorization: string }[] = []
  const failures: Failure[] = []
  let held: Promise<void> | undefined
  let release = () => {}

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const key = String(request.headers['idempotency-key'] ?? '')
    requests.push({ key, authorization: String(request.headers.authorization ?? '') })
    if (request.method !== 'POST' || request.url !== '/emails') return answer(404, {})
    const failure = failures.shift()
    if (failure) return answer(failure.statusCode, failure)
    const mail = Sent.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    if (!mail.success) {
      return answer(422, { statusCode: 422, name: 'validation_error', message: mail.error.message })
    }
    const id = ids.get(key) ?? randomUUID()
    if (!ids.has(key)) delivered.set(key, mail.data)
    ids.set(key, id)
    await held
    answer(200, { id })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    delivered,
    requests,
    failNext: (...next) => void failures.push(...next),
    hold() {
      held = new Promise((done) => {
        release = done
      })
    },
    release() {
      held = undefined
      release()
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
