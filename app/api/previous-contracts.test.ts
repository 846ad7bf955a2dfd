import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Db } from '#db/connect.server.ts'
import * as gate1 from '#tests/fixtures/contract/1/gate-messages.ts'
import { PairedMessage } from '#tests/fixtures/contract/1/pairing.ts'
import * as till1 from '#tests/fixtures/contract/1/till-messages.ts'
import uploads1 from '#tests/fixtures/contract/1/uploads.json' with { type: 'json' }
import { unlimited } from '#tests/support/limiters.ts'
import { createPhoneWorld } from '#tests/support/phone-world.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createApi } from './create-api.server.ts'

type Request = { method: string; path: string; body?: unknown }

/** How the phone of an earlier contract reads each answer, by method and path. */
const previous: { version: number; uploads: Request[]; reads: Record<string, z.ZodMiniType> }[] = [
  {
    version: 1,
    uploads: uploads1,
    reads: {
      'POST /pair': PairedMessage,
      'GET /gate/state': gate1.StateMessage,
      'GET /gate/counts': gate1.CountsMessage,
      'POST /gate/scans': gate1.AnswersMessage,
      'GET /till/state': till1.TillStateMessage,
      'GET /till/sales': till1.RecentSalesMessage,
      'POST /till/shifts': till1.ShiftMessage,
      'POST /till/shifts/close': till1.ShiftMessage,
      'POST /till/sales': till1.AnswersMessage,
      'POST /till/reversals': till1.AnswersMessage,
    },
  },
]

const Answers = z.object({
  answers: z.array(z.object({ outcome: z.optional(z.string()), verdict: z.optional(z.string()) })),
})

/** Sends again what a phone of that time has sent, in its order, with codes and goods of this festival. */
async function replay(db: Db, uploads: Request[], reads: Record<string, z.ZodMiniType>) {
  const api = createApi(db, unlimited)
  const world = await createPhoneWorld(db)
  const ours: Record<string, string> = {
    'GATE-CODE': world.gateCode,
    'TILL-CODE': world.tillCode,
    TICKET: world.ticketCode,
    LISTING: world.listing.id,
  }
  let token = ''
  const said: string[] = []
  const unread: string[] = []
  for (const { method, path, body } of uploads) {
    const sent = JSON.stringify(body, (_, value) =>
      typeof value === 'string' ? (ours[value] ?? value) : value,
    )
    const response = await api.request(`/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(sent && { body: sent }),
    })
    const answer: unknown = await response.json()
    const name = `${method} ${path.split('?')[0]}`
    if (!response.ok || !reads[name]?.safeParse(answer).success) {
      unread.push(`${name} ${response.status} ${JSON.stringify(answer)}`)
    }
    if (name === 'POST /pair') token = PairedMessage.parse(answer).token
    const { answers = [] } = Answers.safeParse(answer).data ?? {}
    said.push(...answers.map(({ verdict, outcome }) => `${name} ${verdict ?? outcome}`))
  }
  return { said, unread }
}

test.each(previous)(
  'a phone of contract $version still hands in, and reads what it is answered',
  async ({ uploads, reads }) => {
    await using db = await createTestDb()

    const { said, unread } = await replay(db, uploads, reads)

    expect(unread).toEqual([])
    expect(said).toEqual([
      'POST /gate/scans admitted',
      'POST /gate/scans counted',
      'POST /gate/scans exited',
      'POST /till/sales stored',
      'POST /till/sales stored',
      'POST /till/reversals stored',
    ])
    const closed = db.selectFrom('shift').select('countedWith').where('closedAt', 'is not', null)
    expect(await closed.execute()).toEqual([{ countedWith: 'Budi' }])
  },
)
