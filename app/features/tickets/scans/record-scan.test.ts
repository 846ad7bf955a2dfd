import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createDevice, createGate, createRegistration } from '#tests/support/factories.ts'
import { arrangeGate, minutes, NOON, reading, scan } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { getSigningKey, signTicket } from '../code/ticket-keys.server.ts'
import { recordScans } from './record-scan.server.ts'

test('a ticket admits its group, and a second gate is told when and where', async () => {
  await using db = await createTestDb()
  const { event, device, code, ticket } = await arrangeGate(db)
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
  const { event, code } = await arrangeGate(db)
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
  const { device, code } = await arrangeGate(db)
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
  const { device, code } = await arrangeGate(db)

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => scan(db, device.token, [reading(1, code)])),
  )

  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.[0]?.verdict).toBe('admitted')
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(1)
})

test('a batch is judged in the order of reading and answered in the order of sending', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db, 're_entry')
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
  const { device, code } = await arrangeGate(db, 're_entry')
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
  const { event, code } = await arrangeGate(db, 're_entry')
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
  const { event, device, ticket, code } = await arrangeGate(db)
  const elsewhere = await arrangeGate(db)
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

test('a revoked phone learns nothing at once, and a till or a stranger never gets in', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db)
  await db.updateTable('device').set({ revokedAt: NOON }).where('id', '=', device.id).execute()

  expect(
    await recordScans(db, device.token, { sentAt: NOON, items: [reading(1, code)] }),
  ).toMatchObject({ status: 'stored', answers: [{ verdict: 'unsettled', people: 0 }] })
  expect(await recordScans(db, device.token, { sentAt: NOON, items: [] })).toEqual({
    status: 'deviceRevoked',
  })
  expect(await recordScans(db, 'x'.repeat(43), { sentAt: NOON, items: [] })).toEqual({
    status: 'tokenUnknown',
  })
  expect(await db.selectFrom('scan').select('id').execute()).toHaveLength(0)
})

test('a revoked phone hands in what it read before, once, and what it read later is kept to be settled', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db)
  await db
    .updateTable('device')
    .set({ revokedAt: minutes(10) })
    .where('id', '=', device.id)
    .execute()
  const before = reading(1, code, { scannedAt: minutes(5) })
  const after = reading(2, code, { direction: 'exit', scannedAt: minutes(15) })
  const counted = {
    kind: 'walk_in',
    seq: 3,
    people: 4,
    direction: 'entry',
    scannedAt: minutes(16),
  } as const
  const now = minutes(20)

  for (const _ of ['first', 'again']) {
    const items = [before, after, counted]
    expect(await recordScans(db, device.token, { sentAt: now, items }, now)).toMatchObject({
      status: 'stored',
      answers: [
        { seq: 1, verdict: 'admitted' },
        { seq: 2, verdict: 'unsettled', people: 0 },
        { seq: 3, verdict: 'unsettled', people: 0 },
      ],
    })
  }
  expect(await db.selectFrom('scan').select(['clientSeq', 'handedIn']).execute()).toEqual([
    { clientSeq: 1, handedIn: true },
  ])
  expect(await db.selectFrom('walkIn').select('id').execute()).toEqual([])
  const kept = await db
    .selectFrom('unsettledItem')
    .select(['clientSeq', 'kind', 'reason', 'body', 'deviceAt'])
    .orderBy('clientSeq')
    .execute()
  expect(kept).toEqual(
    [after, counted].map((item) => ({
      clientSeq: item.seq,
      kind: 'reading',
      reason: 'deviceRevoked',
      body: JSON.parse(JSON.stringify(item)),
      deviceAt: now,
    })),
  )
})

test('what waits to be settled is judged by nobody else, even when the phone tells its time anew', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db)
  await db
    .updateTable('device')
    .set({ revokedAt: minutes(10) })
    .where('id', '=', device.id)
    .execute()
  const late = reading(1, code, { scannedAt: minutes(15) })

  await recordScans(db, device.token, { sentAt: minutes(20), items: [late] }, minutes(20))
  const again = await recordScans(
    db,
    device.token,
    { sentAt: minutes(20), items: [{ ...late, scannedAt: minutes(5) }] },
    minutes(20),
  )

  expect(again).toMatchObject({ answers: [{ seq: 1, verdict: 'unsettled' }] })
  expect(await db.selectFrom('scan').select('id').execute()).toEqual([])
})

test('what cannot be kept is not answered, and what came with it is stored, kept and answered', async () => {
  await using db = await createTestDb()
  const { device } = await arrangeGate(db)
  const walkIn = {
    seq: 0,
    kind: 'walk_in',
    people: 2,
    direction: 'entry',
    scannedAt: NOON,
  } as const
  const strange = ['drone', 'kite'].map((kind, index) =>
    Object.assign({ seq: index + 1 }, { kind }),
  )
  const send = () =>
    recordScans(db, device.token, { sentAt: NOON, items: [walkIn], unreadable: strange }, NOON)

  await sql`alter table unsettled_item add constraint test check (body->>'kind' <> 'drone')`.execute(
    db,
  )
  expect(await send()).toMatchObject({
    answers: [
      { seq: 0, verdict: 'counted' },
      { seq: 2, verdict: 'unsettled' },
    ],
  })

  await sql`alter table unsettled_item rename to unsettled_elsewhere`.execute(db)
  await sql`create view unsettled_item as select * from unsettled_elsewhere where false union all select * from unsettled_elsewhere where false`.execute(
    db,
  )
  expect(await send()).toMatchObject({ answers: [{ seq: 0, verdict: 'counted' }] })
})
