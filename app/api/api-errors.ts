import { z } from '@hono/zod-openapi'

/** Every refusal has this shape; `error` is a code to act on, never a sentence. */
export const ApiError = z
  .object({
    error: z.string().openapi({ example: 'deviceRevoked' }),
    /** What is wrong with the body, when `error` is `invalid`. */
    issues: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
    /** The reference under which the log knows an internal error. */
    requestId: z.string().optional(),
  })
  .openapi('Error')

function refusal(description: string) {
  return { description, content: { 'application/json': { schema: ApiError } } }
}

/** The refusals of every route that a paired phone calls. */
export const deviceRefusals = {
  400: refusal('`invalid`: the body or a parameter does not fit its description'),
  401: refusal('`tokenMissing`, `tokenUnknown`, or `deviceRevoked`: pair this phone anew'),
  403: refusal('`wrongDevice`: this phone is paired to the other kind of place'),
  413: refusal('`tooLarge`: the body is over 1 MB; send fewer at a time'),
  415: refusal('`unsupportedMediaType`: the body is not `application/json`'),
  503: refusal('`busy`: nothing was stored; send the same again'),
}

/** The refusals of pairing, which needs no token yet. */
export const pairingRefusals = {
  400: deviceRefusals[400],
  404: refusal('`pairingCodeInvalid`: wrong, used or expired'),
  415: deviceRefusals[415],
  429: refusal('`tooManyAttempts`: wait as long as `Retry-After` says'),
}
