import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { HTTPException } from 'hono/http-exception'

/** Security of a route in its description: `security: deviceSecurity`. */
export const deviceSecurity = [{ device: [] }]

const codes: Record<number, string> = { 415: 'unsupportedMediaType', 413: 'tooLarge' }

/** A group of described routes whose refusals all have the shape of `ApiError`. */
export function openApiRoutes<E extends Env = Env>(): OpenAPIHono<E> {
  const routes = new OpenAPIHono<E>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const issues = result.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }))
      return c.json({ error: 'invalid', issues }, 400)
    },
  })
  routes.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error
    return c.json({ error: codes[error.status] ?? 'invalid' }, error.status)
  })
  return routes
}
