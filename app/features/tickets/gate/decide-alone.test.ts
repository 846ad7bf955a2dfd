import { expect, test } from 'vitest'
import {
  createDevice,
  createEvent,
  createGate,
  createRegistration,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { getSigningKey, rotateTicketKey, signTicket } from '../code/ticket-keys.server.ts'
import type { EntryRule } from '../scans/gate-rules.ts'
import { recordScans } from '../scans/record-scan.server.ts'
import { decideAlone, type OwnReading } from './decide-alone.ts'
import { getGateState } from './gate-state.server.ts'
import { mergeState } from './merge-state.ts'

const NOON = new Date('2026-08-08T05:00:00Z')

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

test.each<EntryRule>(['once', 'once_per_day', 're_entry'])(
  'under %s a phone with the newest state says what the server says, whatever is read',
  async (entryRule) => {
    await using db = await createTestDb()
    const event = await createEvent(db, { entryRule })
    const gate = await createGate(db, { eventId: event.id })
    const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
    const codes = ['https://contoh.id']
    for (const visitOn of ['2026-08-07', '2026-08-08', '2026-08-08', '2026-08-08', '2026-08-09']) {
      const { ticket } = await createRegistration(db, { eventId: event.id, visitOn, groupSize: 2 })
      codes.push(signTicket(await getSigningKey(db, event.id), ticket))
      if (codes.length === 4) {
        await rotateTicketKey(db, event.id)
        await db
          .updateTable('ticket')
          .set({ revokedAt: NOON })
          .where('id', '=', ticket.id)
          .execute()
      }
    }
    const stranger = await createEvent(db)
    const foreign = await createRegistration(db, { eventId: stranger.id })
    const foreignCode = signTicket(await getSigningKey(db, stranger.id), foreign.ticket)
    const random = numbers(7)
    const pick = <Item>(items: Item[]) => items[Math.floor(random.next().value * items.length)]

    const said: string[] = []
    for (let seq = 0; seq < 60; seq += 1) {
      const at = new Date(NOON.getTime() + seq * 60_000)
      const code = pick(codes) ?? ''
      const direction = random.next().value < 0.35 ? 'exit' : 'entry'
      const state = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, at)
      const alone = await decideAlone(state, [], { code, direction, at })
      const item = {
        kind: 'ticket',
        seq,
        code,
        direction,
        scannedAt: at,
        offline: false,
        told: null,
      } as const
      const recorded = await recordScans(db, device.token, { sentAt: at, items: [item] }, at)
      const { own: _, ...answer } = alone
      expect(recorded).toEqual({ status: 'stored', answers: [{ seq, ...answer }] })
      said.push(answer.verdict)
    }
    expect(new Set(said)).toEqual(
      new Set(['admitted', 'already_in', 'exited', 'not_in', 'revoked', 'unknown', 'wrong_day']),
    )
    const state = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, NOON)
    const stolen = await decideAlone(state, [], { code: foreignCode, direction: 'entry', at: NOON })
    expect(stolen.verdict).toBe('unknown')
  },
)

test('a phone that is cut off remembers whom it has let in itself', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db, { entryRule: 're_entry' })
  const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
  const { ticket } = await createRegistration(db, { eventId: event.id, groupSize: 2 })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  const state = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, NOON)
  const own: OwnReading[] = []

  const verdicts: string[] = []
  for (const [minute, direction] of [
    [0, 'entry'],
    [1, 'entry'],
    [2, 'exit'],
    [3, 'exit'],
    [4, 'entry'],
  ] as const) {
    const at = new Date(NOON.getTime() + minute * 60_000)
    const answer = await decideAlone(state, own, { code, direction, at })
    if (answer.own) own.push(answer.own)
    verdicts.push(answer.verdict)
  }

  expect(verdicts).toEqual(['admitted', 'already_in', 'exited', 'not_in', 'admitted'])
})

test('a change of day counts over the printed code, and a typed code proves nothing alone', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const { ticket, registration } = await createRegistration(db, { eventId: event.id })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  await db
    .updateTable('registration')
    .set({ visitOn: '2026-08-09', changedAt: NOON })
    .where('id', '=', registration.id)
    .execute()
  const state = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, NOON)

  const printed = await decideAlone(state, [], { code, direction: 'entry', at: NOON })
  const typed = await decideAlone(state, [], {
    code: ticket.shortCode,
    direction: 'entry',
    at: NOON,
  })

  expect(printed).toMatchObject({ verdict: 'wrong_day', validOn: '2026-08-09' })
  expect(typed).toMatchObject({ verdict: 'unproven', own: null })
})

test('a rule that only a newer server knows leaves the verdict to the server', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const { ticket } = await createRegistration(db, { eventId: event.id })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  const state = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, NOON)
  const reading = { code, direction: 'entry', at: NOON } as const

  const alone = await decideAlone({ ...state, entryRule: 'twice_a_day' }, [], reading)

  expect(alone).toMatchObject({ verdict: 'unproven', people: 0, own: null })
})

test('what is new joins what is known, and a whole state replaces it', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const base = await getGateState(db, { eventId: event.id, gateId: gate.id }, undefined, NOON)
  const whole = { ...base, entries: [] }
  const first: [string, string, number, string, boolean] = ['a', 'k', 1, 'g', false]
  const left: [string, string, number, string, boolean] = ['a', 'k', 1, 'g', true]
  const other: [string, string, number, string, boolean] = ['b', 'k', 2, 'g', false]

  const merged = mergeState(
    { ...base, entries: [first] },
    { ...base, complete: false, entries: [left, other] },
  )

  expect(merged.entries).toEqual([left, other])
  expect(mergeState({ ...base, entries: [first] }, whole).entries).toEqual([])
})
