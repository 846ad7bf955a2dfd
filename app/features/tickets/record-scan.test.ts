import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createDevice,
  createEvent,
  createGate,
  createRegistration,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { countByGate, countByHour, listDoubleEntries, sumCounts } from './gate-counts.server.ts'
import type { EntryRule } from './gate-rules.ts'
import { recordScans } from './record-scan.server.ts'
import type { GateItem } from './scan-items.ts'
import { getSigningKey, signTicket } from './ticket-keys.server.ts'

const NOON = new Date('2026-08-08T05:00:00Z') // 12.00 WIB
const minutes = (after: number) => new Date(NOON.getTime() + after * 60_000)

type TicketItem = GateItem & { kind: 'ticket' }

function reading(seq: number, code: string, overrides: Partial<TicketItem> = {}): TicketItem {
  return {
    kind: 'ticket',
    seq,
    code,
    direction: 'entry',
    scannedAt: NOON,
    offline: false,
    told: null,
    ...overrides,
  }
}

async function arrange(db: Db, entryRule: EntryRule = 'once_per_day') {
  const event = await createEvent(db, { entryRule })
  const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const { ticket } = await createRegistration(db, { eventId: event.id, groupSize: 3 })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  return { event, gate, device, ticket, code }
}

async function scan(db: Db, token: string, items: GateItem[], now = NOON) {
  const recorded = await recordScans(db, token, { sentAt: now, items }, now)
  if (recorded.status !== 'stored') throw new Error(recorded.status)
  return recorded.answers
}

test('a ticket admits its group, and a second gate is told when and where', async () => {
  await using db = await createTestDb()
  const { event, device, code, ticket } = await arrange(db)
  const south = await createGate(db, { eventId: event.id, name: 'Pintu Selatan' })
  const other = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: south.id })

  const first = await scan(db, device.token, [reading(1, code)])
  const second = await scan(
    db,
    other.token,
    [reading(1, ticket.shortCode.toLowerCase())],
    minutes(5),
  )

  expect(first).toEqual([{ seq: 1, verdict: 'admitted', people: 3, validOn: null, earlier: null }])
  expect(second).toEqual([
    {
      seq: 1,
      verdict: 'already_in',
      people: 0,
      validOn: null,
      earlier: { at: NOON.toISOString(), gate: 'Pintu Utara' },
    },
  ])
})

test('50 gates reading one ticket at once admit one group, and 49 learn where it went in', async () => {
  await using db = await createTestDb()
  const { event, code } = await arrange(db)
  const devices = []
  for (let number = 0; number < 50; number += 1) {
    const gate = await createGate(db, { eventId: event.id })
    devices.push(await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id }))
  }

  const answers = await Promise.all(
    devices.map(async ({ token }) => (await scan(db, token, [reading(1, code)]))[0]),
  )

  const verdicts = answers.map((answer) => answer?.verdict).sort()
  expect(verdicts).toEqual(['admitted', ...Array.from({ length: 49 }, () => 'already_in')].sort())
  const losers = answers.filter((answer) => answer?.verdict === 'already_in')
  expect(new Set(losers.map((answer) => answer?.earlier?.gate)).size).toBe(1)
  expect(losers[0]?.earlier).not.toBeNull()
  const admissions = await db.selectFrom('admission').selectAll().execute()
  const scans = await db.selectFrom('scan').select('verdict').execute()
  expect([admissions.length, scans.length]).toEqual([1, 50])
})

test('a reading sent many times, also at once, is stored once and answered alike', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)
  const items = [reading(1, code), reading(2, code), reading(3, 'nothing')]

  const first = await scan(db, device.token, items)
  const atOnce = await Promise.all(
    Array.from({ length: 10 }, () => scan(db, device.token, items, minutes(3))),
  )

  expect(first.map(({ verdict }) => verdict)).toEqual(['admitted', 'already_in', 'unknown'])
  for (const again of atOnce) expect(again).toEqual(first)
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(3)
})

test('the same first upload racing with itself admits once', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => scan(db, device.token, [reading(1, code)])),
  )

  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.[0]?.verdict).toBe('admitted')
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(1)
})

test('a batch is judged in the order of reading and answered in the order of sending', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db, 're_entry')
  const later = minutes(60)

  const answers = await scan(
    db,
    device.token,
    [
      reading(4, code, { scannedAt: minutes(30), offline: true }),
      reading(3, code, { scannedAt: minutes(20), direction: 'exit', offline: true }),
      reading(2, code, { scannedAt: minutes(10), offline: true }),
      reading(1, code, { scannedAt: minutes(0), offline: true }),
      { kind: 'walk_in', seq: 5, people: 4, direction: 'entry', scannedAt: minutes(31) },
    ],
    later,
  )

  expect(answers.map(({ seq, verdict }) => [seq, verdict])).toEqual([
    [4, 'admitted'],
    [3, 'exited'],
    [2, 'already_in'],
    [1, 'admitted'],
    [5, 'counted'],
  ])
  const entries = await db
    .selectFrom('admission')
    .select(['entryKey', 'exitedScanId'])
    .orderBy('entryKey')
    .execute()
  expect(entries.map((entry) => [entry.entryKey, entry.exitedScanId !== null])).toEqual([
    ['1', true],
    ['2', false],
  ])
})

test('an exit closes the entry of an earlier upload, and the next entry follows it in one batch', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db, 're_entry')
  await scan(db, device.token, [reading(1, code)])

  const answers = await scan(
    db,
    device.token,
    [
      reading(2, code, { direction: 'exit', scannedAt: minutes(5) }),
      reading(3, code, { scannedAt: minutes(6) }),
      reading(4, code, { direction: 'exit', scannedAt: minutes(7) }),
      reading(5, code, { direction: 'exit', scannedAt: minutes(8) }),
    ],
    minutes(9),
  )

  expect(answers.map(({ verdict }) => verdict)).toEqual(['exited', 'admitted', 'exited', 'not_in'])
})

test('many gates letting one ticket in and out at once never lose count', async () => {
  await using db = await createTestDb()
  const { event, code } = await arrange(db, 're_entry')
  const devices = []
  for (let number = 0; number < 8; number += 1) {
    const gate = await createGate(db, { eventId: event.id })
    devices.push(await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id }))
  }

  await Promise.all(
    devices.map(async ({ token }, number) => {
      for (let seq = 1; seq <= 6; seq += 1) {
        const direction = (seq + number) % 2 === 0 ? 'entry' : 'exit'
        await scan(db, token, [reading(seq, code, { direction })])
      }
    }),
  )

  const scans = await db.selectFrom('scan').select('verdict').execute()
  const count = (verdict: string) => scans.filter((row) => row.verdict === verdict).length
  const open = await db
    .selectFrom('admission')
    .select('ticketId')
    .where('exitedScanId', 'is', null)
    .execute()
  expect(scans).toHaveLength(48)
  expect(count('admitted') - count('exited')).toBe(open.length)
  expect(open.length).toBeLessThanOrEqual(1)
})

test('forged, foreign, revoked and other-day codes are refused and kept', async () => {
  await using db = await createTestDb()
  const { event, device, ticket, code } = await arrange(db)
  const elsewhere = await arrange(db)
  const signingKey = await getSigningKey(db, event.id)
  const forged = signTicket(signingKey, { id: newId(), validOn: '2026-08-08', admits: 3 })
  const stolenId = signTicket(await getSigningKey(db, elsewhere.event.id), ticket)
  const sunday = await createRegistration(db, { eventId: event.id, visitOn: '2026-08-09' })
  const revoked = await createRegistration(db, { eventId: event.id })
  await db
    .updateTable('ticket')
    .set({ revokedAt: NOON })
    .where('id', '=', revoked.ticket.id)
    .execute()

  const answers = await scan(db, device.token, [
    reading(1, forged),
    reading(2, stolenId),
    reading(3, elsewhere.code),
    reading(4, elsewhere.ticket.shortCode),
    reading(5, sunday.ticket.shortCode),
    reading(6, revoked.ticket.shortCode),
    reading(7, 'https://contoh.id'),
    reading(8, code),
  ])

  expect(answers.map(({ verdict }) => verdict)).toEqual([
    'unknown',
    'unknown',
    'wrong_event',
    'wrong_event',
    'wrong_day',
    'revoked',
    'unknown',
    'admitted',
  ])
  expect(answers[4]?.validOn).toBe('2026-08-09')
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(8)
})

test('a revoked phone is out at once, and a till or a stranger never gets in', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)
  await db.updateTable('device').set({ revokedAt: NOON }).where('id', '=', device.id).execute()

  expect(await recordScans(db, device.token, { sentAt: NOON, items: [reading(1, code)] })).toEqual({
    status: 'deviceRevoked',
  })
  expect(await recordScans(db, 'x'.repeat(43), { sentAt: NOON, items: [] })).toEqual({
    status: 'tokenUnknown',
  })
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(0)
})

test('readings of a phone whose clock is days wrong are put right by its clock at sending', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)
  const phoneClock = new Date('2026-08-05T00:00:00Z')
  const upload = {
    sentAt: phoneClock,
    items: [reading(1, code, { scannedAt: new Date(phoneClock.getTime() - 600_000) })],
  }

  const recorded = await recordScans(db, device.token, upload, NOON)

  expect(recorded).toMatchObject({ status: 'stored', answers: [{ verdict: 'admitted' }] })
  const { scannedAt } = await db.selectFrom('scan').select('scannedAt').executeTakeFirstOrThrow()
  expect(scannedAt).toEqual(minutes(-10))
})

test('no reading is later than its upload', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)

  await scan(db, device.token, [reading(1, code, { scannedAt: minutes(90) })])

  const { scannedAt } = await db.selectFrom('scan').select('scannedAt').executeTakeFirstOrThrow()
  expect(scannedAt).toEqual(NOON)
})

test('a phone that believes to be at the end of all time is answered like any other', async () => {
  await using db = await createTestDb()
  const { device } = await arrange(db)
  const sentAt = new Date('9999-12-31T23:59:59Z')
  const item = { ...reading(1, 'ABCDE12345'), scannedAt: new Date('0001-01-01T00:00:00Z') }

  const recorded = await recordScans(db, device.token, { sentAt, items: [item] }, NOON)
  expect(recorded).toMatchObject({ status: 'stored', answers: [{ seq: 1, verdict: 'unknown' }] })
})

test('the day of a reading is the day at the venue', async () => {
  await using db = await createTestDb()
  const { event, device } = await arrange(db)
  const { ticket } = await createRegistration(db, { eventId: event.id, visitOn: '2026-08-09' })
  const justAfterMidnight = new Date('2026-08-08T17:30:00Z') // 00.30 WIB on the 9th

  const answers = await scan(
    db,
    device.token,
    [reading(1, ticket.shortCode, { scannedAt: justAfterMidnight })],
    justAfterMidnight,
  )

  expect(answers[0]?.verdict).toBe('admitted')
})

test('a ticket that a cut-off gate let in a second time is listed with both entries, once', async () => {
  await using db = await createTestDb()
  const { event, device, code, ticket } = await arrange(db)
  const south = await createGate(db, { eventId: event.id, name: 'Pintu Selatan' })
  const other = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: south.id })
  await scan(db, device.token, [reading(1, code)])

  await scan(
    db,
    other.token,
    [
      reading(1, code, { scannedAt: minutes(5), offline: true, told: 'admitted' }),
      reading(2, code, { scannedAt: minutes(6), offline: true, told: 'already_in' }),
      reading(3, ticket.shortCode, { scannedAt: minutes(7), offline: true, told: null }),
    ],
    minutes(30),
  )

  expect(await listDoubleEntries(db, event.id)).toMatchObject([
    {
      shortCode: ticket.shortCode,
      people: 3,
      gate: 'Pintu Selatan',
      at: minutes(5),
      earlierGate: 'Pintu Utara',
      earlierAt: NOON,
    },
  ])
})

test('counts are of one day at the venue, by gate and by its hours, and add up', async () => {
  await using db = await createTestDb()
  const { event, gate, device, code } = await arrange(db, 're_entry')
  const quiet = await createGate(db, { eventId: event.id, name: 'Pintu Barat' })
  const span = { eventId: event.id, day: '2026-08-08', timeZone: event.timeZone }
  await scan(
    db,
    device.token,
    [
      reading(1, code),
      reading(2, code, { scannedAt: minutes(1) }),
      reading(3, code, { scannedAt: minutes(70), direction: 'exit' }),
      { kind: 'walk_in', seq: 4, people: 5, direction: 'entry', scannedAt: minutes(80) },
      { kind: 'walk_in', seq: 5, people: 9, direction: 'entry', scannedAt: minutes(-24 * 60) },
    ],
    minutes(90),
  )

  const gates = await countByGate(db, span)

  expect(gates).toEqual([
    { gateId: quiet.id, gate: 'Pintu Barat', entered: 0, exited: 0, walkIns: 0, refused: 0 },
    { gateId: gate.id, gate: 'Pintu Utara', entered: 8, exited: 3, walkIns: 5, refused: 1 },
  ])
  expect(sumCounts(gates)).toEqual({ entered: 8, exited: 3, inside: 5, walkIns: 5 })
  expect(await countByHour(db, span)).toEqual([
    { hour: 12, gateId: gate.id, entered: 3, exited: 0 },
    { hour: 13, gateId: gate.id, entered: 5, exited: 3 },
  ])
})
