import * as z from 'zod/mini'

/** What `/api/openapi.json` says of a shape beyond what the shape itself tells. */
type Words = {
  /** Its name in the document; a shape with a name is described once and referred to. */
  id?: string
  description?: string
  example?: unknown
  type?: string
  format?: string
  enum?: ReadonlyArray<string>
  minimum?: number
  /** Described as the shape of this name, whatever it checks by itself. */
  sameAs?: string
}

/**
 * The words of all shapes of the contract. Each message of it is one shape for both sides: whoever sends it gives
 * its `z.input`, whoever reads it gets its `z.output`.
 */
export const contractWords = z.registry<Words>()

/**
 * Adds words to a shape. Without effect on a page that does not use the shape, so that the build leaves out what
 * a phone never reads.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function describe<Schema extends z.ZodMiniType>(schema: Schema, words: Words): Schema {
  contractWords.add(schema, { ...contractWords.get(schema), ...words })
  return schema
}
