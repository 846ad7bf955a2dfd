import { z } from '@hono/zod-openapi'

export const PairRequest = z
  .object({
    code: z.string().min(1).max(40).openapi({ example: '7KQ2-M8XD' }),
    label: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .refine((label) => !label.includes('\0'))
      .openapi({ description: 'Who holds the phone', example: 'Rani' }),
  })
  .openapi('PairRequest')

export const PairedDevice = z
  .object({
    id: z.uuid(),
    kind: z.enum(['gate', 'till']),
    label: z.string(),
    event: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), timeZone: z.string() }),
    place: z.object({ id: z.uuid(), name: z.string() }).openapi({
      description: 'The gate with its name, or the booth with its code',
    }),
  })
  .openapi('PairedDevice')
