import { z } from '@hono/zod-openapi'

const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-08-08T05:00:00.000Z' })
const Count = z.int().min(0).max(10_000_000)

export const PhoneReport = z
  .object({
    sentAt: Instant.openapi({
      description: "The phone's clock at sending, to put its times right",
    }),
    waiting: Count.openapi({ description: 'Items of this pairing that are still to be sent' }),
    refused: Count.openapi({
      description: 'Items that the server has refused and the phone keeps',
    }),
    oldestAt: Instant.nullable().openapi({ description: 'When the oldest of both was made' }),
    numbers: z
      .object({ given: Count, held: Count })
      .nullable()
      .openapi({
        description:
          'The phone has given out the running numbers below `given` under this pairing, and `held` of them lie on it. ' +
          'Both read at one moment; null when the phone cannot tell',
      }),
    version: z.string().min(1).max(64).openapi({ description: 'The build that the phone runs' }),
    batteryPercent: z.int().min(0).max(100).nullable(),
  })
  .openapi('PhoneReport')

export const ReportTaken = z.object({ now: Instant }).openapi('ReportTaken')
