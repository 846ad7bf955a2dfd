import { z } from 'zod'
import { line } from '#app/features/exhibitors/applications/exhibitor-forms.ts'
import { productCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import type { GroundChange } from './doc.ts'
import { landmarkKinds } from './landmark-kinds.ts'

/** The farthest coordinate and the largest size that the database keeps. */
const metres = z.number().min(-1000).max(10_000)
const size = z.number().min(0.1).max(1000)
const degrees = z.number().min(-360).max(360)
const corner = z.tuple([metres, metres])
const id = z.uuid()

const box = { xM: metres, yM: metres, widthM: size, depthM: size, rotationDeg: degrees }

export const zoneFields = {
  code: z.string().regex(/^[A-Z0-9]{1,4}$/),
  name: line(100),
  colour: z.number().int().min(0).max(7),
  outline: z.array(corner).min(3).max(200),
  allowedCategories: z.array(z.enum(productCategories)),
}
export const boothFields = {
  zoneId: id,
  code: z.string().regex(/^[A-Z0-9]{1,4}-[0-9]{1,4}$/),
  ...box,
  capacity: z.number().int().min(1).max(500),
  powerWatts: z.number().int().min(0).max(1_000_000),
  hasWater: z.boolean(),
  cookingAllowed: z.boolean(),
  hasColdStorage: z.boolean(),
}
export const landmarkFields = { kind: z.enum(landmarkKinds), name: line(100), ...box }
export const walkwayFields = {
  line: z.array(corner).min(2).max(200),
  widthM: z.number().min(0.5).max(100),
}
export const groundFields = {
  widthM: z.number().min(5).max(5000),
  depthM: z.number().min(5).max(5000),
  cableLengthM: z.number().min(1).max(1000),
  pictureFileId: id.nullable(),
  pictureLeftM: metres,
  pictureTopM: metres,
  pictureMetresPerPixel: z.number().min(0.0001).max(100),
  pictureOpacity: z.number().min(0).max(1),
}

const removal = { op: z.literal('remove'), id }
const patch = { op: z.literal('patch'), id }

/** Of a row that is patched: what is left out stays out. */
function some<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).partial()
}

const GroundChangeSchema: z.ZodType<GroundChange> = z.union([
  z.strictObject({
    op: z.literal('put'),
    kind: z.literal('booth'),
    value: z.strictObject({ id, ...boothFields }),
  }),
  z.strictObject({ ...patch, kind: z.literal('booth'), fields: some(boothFields) }),
  z.strictObject({ ...removal, kind: z.literal('booth') }),
  z.strictObject({
    op: z.literal('put'),
    kind: z.literal('zone'),
    value: z.strictObject({ id, ...zoneFields }),
  }),
  z.strictObject({ ...patch, kind: z.literal('zone'), fields: some(zoneFields) }),
  z.strictObject({ ...removal, kind: z.literal('zone') }),
  z.strictObject({
    op: z.literal('put'),
    kind: z.literal('landmark'),
    value: z.strictObject({ id, ...landmarkFields }),
  }),
  z.strictObject({ ...patch, kind: z.literal('landmark'), fields: some(landmarkFields) }),
  z.strictObject({ ...removal, kind: z.literal('landmark') }),
  z.strictObject({
    op: z.literal('put'),
    kind: z.literal('walkway'),
    value: z.strictObject({ id, ...walkwayFields }),
  }),
  z.strictObject({ ...patch, kind: z.literal('walkway'), fields: some(walkwayFields) }),
  z.strictObject({ ...removal, kind: z.literal('walkway') }),
  z.strictObject({
    op: z.literal('patch'),
    kind: z.literal('ground'),
    fields: some(groundFields),
  }),
])

/** Most objects that one step may touch; a larger gesture is sent as several. */
export const STEP_MAX = 300

export const GroundStepSchema = z.array(GroundChangeSchema).min(1).max(STEP_MAX)

/** A step as it is sent: who drew it (one open page is one client) and its number there. */
export const OperationEnvelope = z.object({
  clientId: id,
  sequence: z.number().int().min(1).max(2_000_000_000),
  step: z.unknown(),
})

/** What an editor sends: the last revision it has seen, and its steps in order. */
export const GroundBatch = z.object({
  since: z.number().int().min(0),
  operations: z.array(OperationEnvelope).max(100),
})
