import { z } from 'zod'
import { calendarDay, clockTime, rupiah } from '#app/lib/form-values.ts'

/** The form of the components page: one field of every kind. */
export const SampleForm = z.object({
  name: z.string().min(3).max(60),
  email: z.email().optional(),
  tables: z.number().int().min(1).max(12),
  priceIdr: rupiah({ min: 1000 }),
  day: calendarDay(),
  clock: clockTime(),
  kanwil: z.enum(['jabar', 'jatim', 'ntt', 'maluku']),
  note: z.string().max(200).optional(),
  power: z.boolean().optional(),
  payment: z.enum(['cash', 'qris']),
  needs: z.array(z.enum(['water', 'cooking', 'cold'])).optional(),
  size: z.enum(['s', 'm', 'l']),
  agree: z.literal(true),
})
