import { z } from 'zod'
import { pictureFile } from '#app/features/files/picture-form.ts'
import { rupiah } from '#app/lib/form-values.ts'
import { productCategories } from '../catalogue/categories.ts'

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

const category = z.enum(productCategories)

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
  photo: pictureFile().optional(),
  removePhoto: z.boolean().default(false),
  pirtNumber: line(60).optional(),
  bpomNumber: line(60).optional(),
  halalNumber: line(60).optional(),
})
export type ProductInput = z.output<typeof ProductForm>

export const ArchiveForm = z.object({
  intent: z.enum(['archive', 'restore']),
  productId: z.uuid(),
})
