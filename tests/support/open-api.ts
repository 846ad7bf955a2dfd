import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const Description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.unknown() }))),
})

/** Asks the interface a question over `request` and holds the answer against its own description. */
export type DescribedAnswer = { status: number; body: unknown; headers: Headers }

type Requestable = {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}

/** Reads `/openapi.json` once; each call then checks that status and body are as described. */
export async function describedApi(api: Requestable) {
  const response = await api.request('/openapi.json')
  const document: unknown = await response.json()
  const { paths } = Description.parse(document)
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
  ajv.addSchema(Object(document), 'gelar')

  return async function ask(
    method: 'get' | 'post',
    path: string,
    { token, body }: { token?: string; body?: unknown } = {},
  ): Promise<DescribedAnswer> {
    const headers = new Headers()
    if (token) headers.set('Authorization', `Bearer ${token}`)
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    const answer = await api.request(path, {
      method: method.toUpperCase(),
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const answered: unknown = await answer.json()
    const [plain = path] = path.split('?')
    const pointer = [plain, method, 'responses', String(answer.status)]
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    if (!paths[plain]?.[method]) throw new Error(`${method} ${plain} is not described`)
    const validate = ajv.compile({
      $ref: `gelar#/paths/${pointer}/content/application~1json/schema`,
    })
    if (!validate(answered)) {
      throw new Error(
        `${method} ${path} answered ${answer.status} against its description: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(answered)}`,
      )
    }
    return { status: answer.status, body: answered, headers: answer.headers }
  }
}
