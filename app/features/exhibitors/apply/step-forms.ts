import { z } from 'zod'
import { pictureFile } from '#app/features/files/picture-form.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { calendarDay, rupiah } from '#app/lib/form-values.ts'
import { line, paragraph, WithdrawForm } from '../applications/exhibitor-forms.ts'
import { productCategories } from '../catalogue/categories.ts'

const key = (name: ErrorKey) => name

export const staffDuties = ['leader', 'seller', 'helper', 'driver'] as const

/** What each form of a step knows of the application that it was filled in for. */
const seen = {
  /** Counts the saves of the application; 0 = not begun. */
  version: z.number().int().min(0).default(0),
  /** What the step said then, in short. */
  base: z.string().max(64).default(''),
  /** Where to go afterwards. */
  after: z.enum(['next', 'stay']).default('next'),
}

const paper = line(60).optional()

const NeedsForm = z.object({
  intent: z.literal('needs'),
  ...seen,
  tables: z.number().int().min(1).max(100),
  peopleCount: z.number().int().min(1).max(200),
  powerWatts: z.number().int().min(0).max(100_000).optional(),
  needsWater: z.boolean().default(false),
  needsCooking: z.boolean().default(false),
  needsColdStorage: z.boolean().default(false),
})
export type NeedsInput = z.output<typeof NeedsForm>

/** The same as it is filled in: who asks for too many tables is told at once how many one application may have. */
export const needsForm = (mostTables: number) =>
  NeedsForm.extend({ tables: z.number().int().min(1).max(mostTables) })

/** One product that comes along: one of the catalogue, or a new one that enters it. */
export const BringProductForm = z.object({
  intent: z.literal('product'),
  ...seen,
  productId: z.uuid().optional(),
  name: line(200),
  category: z.enum(productCategories),
  unit: line(30),
  priceIdr: rupiah({ max: 10_000_000_000 }),
  stock: z.number().int().min(0).max(1_000_000).optional(),
  photo: pictureFile().optional(),
})
export type BringProductInput = z.output<typeof BringProductForm>

/** Several of the catalogue at once, at their usual price. */
export const AddProductsForm = z.object({
  intent: z.literal('addProducts'),
  productIds: z.array(z.uuid()).min(1).max(200),
})

const DropProductForm = z.object({ intent: z.literal('dropProduct'), productId: z.uuid() })

export const PapersForm = z.object({
  intent: z.literal('papers'),
  ...seen,
  papers: z
    .array(
      z.object({
        productId: z.uuid(),
        pirtNumber: paper,
        bpomNumber: paper,
        halalNumber: paper,
        bestBefore: calendarDay().optional(),
      }),
    )
    .max(200)
    .default([]),
})
export type PapersInput = z.output<typeof PapersForm>

export const PeopleForm = z.object({
  intent: z.literal('people'),
  ...seen,
  people: z
    .array(
      z.object({
        id: z.uuid().optional(),
        /** Left empty = nobody. */
        name: line(120).optional(),
        duty: z.enum(staffDuties).default('seller'),
      }),
    )
    .max(60)
    .default([]),
})
export type PeopleInput = z.output<typeof PeopleForm>

const wish = z.uuid().optional()

export const WishesForm = z
  .object({
    intent: z.literal('wishes'),
    ...seen,
    firstWish: wish,
    secondWish: wish,
    thirdWish: wish,
    story: paragraph(2000),
    remarks: paragraph(2000),
  })
  .superRefine((form, context) => {
    if (form.secondWish && form.secondWish === form.firstWish)
      context.addIssue({ code: 'custom', path: ['secondWish'], message: key('wishTwice') })
    if (form.thirdWish && [form.firstWish, form.secondWish].includes(form.thirdWish))
      context.addIssue({ code: 'custom', path: ['thirdWish'], message: key('wishTwice') })
  })
export type WishesInput = z.output<typeof WishesForm>

export const SubmitForm = z.object({ intent: z.literal('submit'), version: seen.version })
const CopyForm = z.object({ intent: z.literal('copy'), from: z.uuid() })

/** Everything that an exhibitor does on the page of its application, one form each. */
export const ApplyForm = z.discriminatedUnion('intent', [
  NeedsForm,
  BringProductForm,
  AddProductsForm,
  DropProductForm,
  PapersForm,
  PeopleForm,
  WishesForm,
  SubmitForm,
  CopyForm,
  WithdrawForm,
])
