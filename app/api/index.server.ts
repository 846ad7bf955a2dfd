import { OpenAPIHono } from '@hono/zod-openapi'

/** The interface of gates and tills. Each subject registers its routes here: `api.route('/v1/…', gates)`. */
export const api = new OpenAPIHono({
  defaultHook: (result, c) => {
    if (!result.success) {
      const issues = result.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }))
      return c.json({ error: 'invalid', issues }, 400)
    }
    return undefined
  },
})

api.openAPIRegistry.registerComponent('securitySchemes', 'device', {
  type: 'http',
  scheme: 'bearer',
  description: 'The token that a device receives once, when it is paired.',
})

api.doc31('/openapi.json', {
  openapi: '3.1.0',
  info: {
    title: 'Gelar',
    version: '1',
    description: 'What gates and tills say to the server. All bodies are JSON.',
  },
  servers: [{ url: '/api' }],
})
