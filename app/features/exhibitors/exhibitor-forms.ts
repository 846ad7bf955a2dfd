import { z } from 'zod'
import { rupiah } from '#app/lib/form-values.ts'
import { productCategories } from './categories.ts'

// What PostgreSQL cannot keep in a text, and no keyboard types.
const unprintable = /\p{Cc}/gu
const unprintableButLines = /[^\P{Cc}\n\t]/gu

/** One line of text without invisible characters. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.replace(unprintable, ' ').trim())
    .pipe(z.string().min(1).max(max))
}

/** Several lines of text, possibly none. */
export function paragraph(max: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(unprintableButLines, ' ').trim())
    .pipe(z.string().max(max))
    .default('')
}

const stock = z.number().int().min(0).max(1_000_000).optional()
const category = z.enum(productCategories)

/** A product of the catalogue that may come along; the price is needed only when it does. */
const CatalogueChoice = z
  .object({
    productId: z.uuid(),
    chosen: z.boolean().default(false),
    priceIdr: rupiah({ max: 10_000_000_000 }).optional(),
    stock,
  })
  .superRefine((choice, context) => {
    if (choice.chosen && choice.priceIdr === undefined)
      context.addIssue({ code: 'custom', path: ['priceIdr'], message: 'required' })
  })

export const NewProduct = z.object({
  name: line(200),
  category,
  unit: line(30),
  priceIdr: rupiah({ max: 10_000_000_000 }),
  stock,
})

const wish = z.uuid().optional()

/** An application to exhibit. A draft may leave open what sending it asks for. */
export const ApplicationForm = z
  .object({
    intent: z.enum(['save', 'submit']),
    tables: z.number().int().min(1).max(100),
    powerWatts: z.number().int().min(0).max(100_000).default(0),
    needsWater: z.boolean().default(false),
    needsCooking: z.boolean().default(false),
    categories: z.array(category).default([]),
    peopleCount: z.number().int().min(1).max(200),
    firstWish: wish,
    secondWish: wish,
    thirdWish: wish,
    catalogue: z.array(CatalogueChoice).max(500).default([]),
    newProducts: z.array(NewProduct).max(30).default([]),
    remarks: paragraph(2000),
  })
  .superRefine((form, context) => {
    if (form.intent === 'submit' && form.categories.length === 0)
      context.addIssue({ code: 'custom', path: ['categories'], message: 'chooseCategory' })
    if (form.secondWish && form.secondWish === form.firstWish)
      context.addIssue({ code: 'custom', path: ['secondWish'], message: 'wishTwice' })
    if (form.thirdWish && [form.firstWish, form.secondWish].includes(form.thirdWish))
      context.addIssue({ code: 'custom', path: ['thirdWish'], message: 'wishTwice' })
    const names = new Set<string>()
    form.newProducts.forEach((product, index) => {
      const name = product.name.toLowerCase()
      if (names.has(name))
        context.addIssue({
          code: 'custom',
          path: ['newProducts', index, 'name'],
          message: 'productNameTwice',
        })
      names.add(name)
    })
  })
export type ApplicationInput = z.output<typeof ApplicationForm>

export const WithdrawForm = z.object({ intent: z.enum(['withdraw', 'reopen']) })

const remark = paragraph(2000)
const applicationIds = z.array(z.uuid()).min(1).max(500)

/** What a Kanwil coordinator does with applications, one or many; returning one needs a reason. */
export const CoordinatorForm = z
  .object({ intent: z.enum(['endorse', 'return']), applicationIds, remark })
  .superRefine((form, context) => {
    if (form.intent === 'return' && form.remark === '')
      context.addIssue({ code: 'custom', path: ['remark'], message: 'required' })
  })

/** What an organizer decides about applications, one or many. */
export const DecisionForm = z
  .object({
    intent: z.enum(['accept', 'wait', 'decline', 'endorse', 'return']),
    applicationIds,
    remark,
  })
  .superRefine((form, context) => {
    if (form.intent === 'return' && form.remark === '')
      context.addIssue({ code: 'custom', path: ['remark'], message: 'required' })
  })

export const ProductForm = z.object({
  intent: z.literal('save'),
  productId: z.uuid().optional(),
  name: line(200),
  category,
  unit: line(30),
  typicalPriceIdr: rupiah({ max: 10_000_000_000 }),
  originNote: paragraph(500),
})
export type ProductInput = z.output<typeof ProductForm>

export const ArchiveForm = z.object({
  intent: z.enum(['archive', 'restore']),
  productId: z.uuid(),
})
