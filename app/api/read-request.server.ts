import type { Context } from 'hono'
import type * as z from 'zod/mini'

/** A request that does not fit the contract; what is wrong with it is told to the phone. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  constructor(
    readonly status: 400 | 415,
    readonly code: 'invalid' | 'unsupportedMediaType',
    readonly issues?: { path: string; code: string }[],
  ) {
    super(code)
  }
}

const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i

/** The query of a `GET`, the body of anything else, as the contract reads it. Throws `Unreadable`. */
export async function readRequest<Asked>(c: Context, schema: z.ZodMiniType<Asked>): Promise<Asked> {
  const read = schema.safeParse(c.req.method === 'GET' ? readQuery(c) : await readJson(c))
  if (read.success) return read.data
  const issues = read.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }))
  throw new Unreadable(400, 'invalid', issues)
}

function readQuery(c: Context): unknown {
  const given = Object.entries(c.req.queries())
  return Object.fromEntries(given.map(([key, all]) => [key, all.length === 1 ? all[0] : all]))
}

async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('Content-Type')
  const text = await c.req.text()
  if (type === undefined ? text !== '' : !JSON_TYPE.test(type)) {
    throw new Unreadable(415, 'unsupportedMediaType')
  }
  if (type === undefined) return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable(400, 'invalid')
  }
}
