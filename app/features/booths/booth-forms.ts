import { z } from 'zod'
import { productCategories } from '#app/features/exhibitors/categories.ts'
import { line } from '#app/features/exhibitors/exhibitor-forms.ts'

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
