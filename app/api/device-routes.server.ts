import { type Context, type Env, Hono } from 'hono'
import * as z from 'zod/mini'
import { DomainError } from '#app/lib/domain-error.ts'
import { TooManyAttempts } from '#app/lib/limits/too-many-attempts.ts'
import { devicesRefused } from '#app/lib/metrics.server.ts'
import { readRequest, Unreadable } from './read-request.server.ts'

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503
type Refusals = { readonly [Status in RefusalStatus]?: string }

/** One route of the interface: what is asked and answered, by the contract, and what the document says of it. */
export type DeviceRoute<Asked = unknown, Said extends object = object, Refusing = Refusals> = {
  /** What is asked stands in the query of a `get`, in the body of a `post`. */
  method: 'get' | 'post'
  path: string
  summary: string
  description?: string
  /** Whether the caller proves itself by the token of a paired phone. */
  needsToken: boolean
  asked: z.ZodMiniType<Asked>
  answer: { status: 200 | 201; description: string; message: z.ZodMiniType<object, Said> }
  /** What the route refuses, by status, in words of the document. */
  refusals: Refusing
  /** The status of a refusal that the use case throws. */
  refusedAs?: 404 | 409
}

/** What is asked where the address says it all. */
export const Nothing = z.object({})

/** Says no to a phone by a code that it can act on. */
export class Refused<Status extends RefusalStatus = RefusalStatus> {
  constructor(
    readonly status: Status,
    readonly error: string,
    /** What else the phone must know to act on it. */
    readonly more: { endsAt?: string; now?: string } = {},
  ) {}
}

/** Routes for phones over Hono: each is checked by the contract and stands in the document as it is checked. */
export class DeviceRoutes<E extends Env = Env> {
  readonly hono = new Hono<E>()
  readonly described: DeviceRoute[] = []

  /** Answers a route with what the contract says that its sender gives, or refuses. */
  on<Asked, Said extends object, Refusing extends Refusals>(
    route: DeviceRoute<Asked, Said, Refusing>,
    answer: (
      asked: Asked,
      c: Context<E>,
    ) => Promise<Said | Refused<Extract<keyof Refusing, RefusalStatus>>>,
  ): void {
    this.described.push(route)
    this.hono.on(route.method, route.path, async (c) => {
      try {
        const said = await answer(await readRequest(c, route.asked), c)
        if (said instanceof Refused) {
          devicesRefused.inc({ reason: said.error })
          return c.json({ error: said.error, ...said.more }, said.status)
        }
        return c.json(said, route.answer.status)
      } catch (error) {
        if (error instanceof Unreadable) {
          return c.json({ error: error.code, issues: error.issues }, error.status)
        }
        if (error instanceof TooManyAttempts) {
          c.header('Retry-After', String(error.retryAfterSeconds))
          return c.json({ error: error.key }, 429)
        }
        if (error instanceof DomainError && route.refusedAs) {
          return c.json({ error: error.key }, route.refusedAs)
        }
        throw error
      }
    })
  }
}
