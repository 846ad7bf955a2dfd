import { z } from 'zod'
import { productCategories } from '#app/features/exhibitors/categories.ts'
import { line } from '#app/features/exhibitors/exhibitor-forms.ts'
import { WEIGHT_MAX, type Weights } from './allocation/problem.ts'

const weight = z.number().int().min(0).max(WEIGHT_MAX)
export const WeightFields = z.object({
  priority: weight,
  wish: weight,
  together: weight,
  variety: weight,
  crowd: weight,
}) satisfies z.ZodType<Weights>

const planId = z.uuid()
const applicationId = z.uuid()

export const ProposeForm = z.object({
  intent: z.literal('propose'),
  ...WeightFields.shape,
  seed: z.number().int().min(1).max(1_000_000_000).default(1),
  /** The plan whose locked placements are kept. */
  basePlanId: planId.optional(),
  includeWaiting: z.boolean().default(false),
})

/** Everything that is done to a plan on the floor plan page, one form each. */
export const PlanForm = z.discriminatedUnion('intent', [
  ProposeForm,
  z.object({ intent: z.literal('empty') }),
  z.object({ intent: z.literal('duplicate'), planId }),
  z.object({ intent: z.literal('delete'), planId }),
  z.object({ intent: z.literal('publish'), planId }),
  z.object({ intent: z.literal('place'), planId, applicationId, boothId: z.uuid() }),
  z.object({ intent: z.literal('swap'), planId, applicationId, otherId: z.uuid() }),
  z.object({ intent: z.literal('remove'), planId, applicationId }),
  z.object({ intent: z.literal('lock'), planId, applicationId }),
  z.object({ intent: z.literal('unlock'), planId, applicationId }),
])

const metres = z.number().min(0).max(5000)
const size = z.number().min(0.5).max(500)
export const boothCodeShape = /^[A-Z0-9]{1,4}-[0-9]{1,4}$/
const upper = z.string().transform((text) => text.trim().toUpperCase())

const place = { xM: metres, yM: metres, widthM: size, depthM: size }
const boothNeeds = {
  zoneId: z.uuid(),
  capacity: z.number().int().min(1).max(500),
  powerWatts: z.number().int().min(0).max(1_000_000).default(0),
  hasWater: z.boolean().default(false),
  cookingAllowed: z.boolean().default(false),
}

export const landmarkKinds = [
  'stage',
  'gate',
  'toilet',
  'musholla',
  'medical',
  'power',
  'water',
  'food_court',
  'information',
  'parking',
] as const

export const ZoneForm = z.object({
  intent: z.literal('zone'),
  id: z.uuid().optional(),
  code: upper.pipe(z.string().regex(/^[A-Z0-9]{1,4}$/, { error: 'codeInvalid' })),
  name: line(100),
  colour: z.number().int().min(0).max(7),
  ...place,
  allowedCategories: z.array(z.enum(productCategories)).default([]),
})

export const BoothForm = z.object({
  intent: z.literal('booth'),
  id: z.uuid().optional(),
  code: upper.pipe(z.string().regex(boothCodeShape, { error: 'boothCodeInvalid' })),
  ...place,
  rotationDeg: z.number().min(-180).max(180).default(0),
  ...boothNeeds,
})

export const BoothRowForm = z.object({
  intent: z.literal('row'),
  prefix: upper.pipe(z.string().regex(/^[A-Z0-9]{1,4}$/, { error: 'codeInvalid' })),
  firstNumber: z.number().int().min(1).max(9999),
  count: z.number().int().min(2).max(60),
  direction: z.enum(['east', 'south']),
  gapM: z.number().min(0).max(50).default(0),
  ...place,
  ...boothNeeds,
})

export const LandmarkForm = z.object({
  intent: z.literal('landmark'),
  id: z.uuid().optional(),
  kind: z.enum(landmarkKinds),
  name: line(100),
  ...place,
})

export const GroundForm = z.discriminatedUnion('intent', [
  ZoneForm,
  BoothForm,
  BoothRowForm,
  LandmarkForm,
  z.object({ intent: z.literal('delete-zone'), id: z.uuid() }),
  z.object({ intent: z.literal('delete-booth'), id: z.uuid() }),
  z.object({ intent: z.literal('delete-landmark'), id: z.uuid() }),
])
