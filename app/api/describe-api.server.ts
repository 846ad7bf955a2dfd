import * as z from 'zod/mini'
import { contractWords } from '#app/features/phone/contract/describe.ts'
import { RefusalMessage } from '#app/features/phone/contract/refusal.ts'
import type { DeviceRoute } from './device-routes.server.ts'

const nameOf = (id: string) => `#/components/schemas/${id}`

/** The document of the interface (OpenAPI 3.1), drawn from its routes and the contract. */
export function describeApi(routes: ReadonlyArray<DeviceRoute>): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gelar',
      version: '1',
      description: 'What gates and tills say to the server. All bodies are JSON.',
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        device: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that a phone receives once, when it is paired.',
        },
      },
      schemas: describeMessages(),
    },
    paths,
  }
}

function operation(route: DeviceRoute) {
  const { method, summary, description, needsToken, asked, answer, refusals } = route
  const refused = Object.entries(refusals).map(([status, words]) => [
    status,
    { description: words, content: json(RefusalMessage) },
  ])
  return {
    summary,
    ...(description && { description }),
    ...(needsToken && { security: [{ device: [] }] }),
    ...(method === 'get'
      ? { parameters: parameters(asked) }
      : { requestBody: { required: true, content: json(asked) } }),
    responses: {
      [answer.status]: { description: answer.description, content: json(answer.message) },
      ...Object.fromEntries(refused),
    },
  }
}

function parameters(query: z.ZodMiniType) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, drawing)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

/** A named message of the contract. */
function json(message: z.ZodMiniType) {
  const id = contractWords.get(message)?.id
  if (!id) throw new Error('A message of the contract has no name')
  return { 'application/json': { schema: { $ref: nameOf(id) } } }
}

const drawing = {
  io: 'input',
  metadata: contractWords,
  uri: nameOf,
  // What is described by words alone.
  unrepresentable: ({ zodSchema }) => (contractWords.get(zodSchema)?.type ? {} : 'throw'),
  override: ({ zodSchema, jsonSchema }) => {
    const sameAs = contractWords.get(zodSchema)?.sameAs
    if (sameAs) replace(jsonSchema, { $ref: nameOf(sameAs) })
    // The format says the same in a word.
    if (jsonSchema.format) delete jsonSchema.pattern
  },
} satisfies Parameters<typeof z.toJSONSchema>[1]

function describeMessages(): Record<string, object> {
  const { schemas } = z.toJSONSchema(contractWords, drawing)
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]),
  )
}

function replace(object: object, other: object): void {
  for (const key of Object.keys(object)) Reflect.deleteProperty(object, key)
  Object.assign(object, other)
}
