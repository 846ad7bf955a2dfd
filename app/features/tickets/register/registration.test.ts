import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { createDevice, createEvent, createGate } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { recordScans } from '../scans/record-scan.server.ts'
import {
  cancelRegistration,
  changeRegistration,
  eraseRegistration,
  findOwnRegistration,
} from './own-registration.server.ts'
import { registerVisitor } from './register-visitor.server.ts'
import { listVisitDays } from './visit-days.server.ts'
import { mailedTicketPath } from './visitor-address.server.ts'

const BEFORE = new Date('2026-08-01T02:00:00Z')

function form(overrides: Partial<Parameters<typeof registerVisitor>[2]> = {}) {
  return {
    formKey: crypto.randomUUID(),
    name: 'Sari',
    email: 'sari@contoh.id',
    visitOn: '2026-08-08',
    groupSize: 2,
    wantsNews: false,
    ...overrides,
  }
}

async function limitDay(db: Db, eventId: string, day: string, people: number): Promise<void> {
  await db
    .updateTable('eventDay')
    .set({ visitorCapacity: people })
    .where('eventId', '=', eventId)
    .where('openOn', '=', day)
    .execute()
}

function mails(db: Db) {
  return db
    .selectFrom('outboxMessage')
    .select(['template', 'props', 'toAddress'])
    .orderBy('id')
    .execute()
}

test('a registration makes a ticket and a mail that holds its code and link', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)

  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)

  const own = await findOwnRegistration(db, secret)
  expect(own).toMatchObject({
    eventId: event.id,
    name: 'Sari',
    visitOn: '2026-08-08',
    groupSize: 2,
    status: 'active',
    used: false,
  })
  const sent = await mails(db)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    template: 'ticket',
    toAddress: 'sari@contoh.id',
    props: {
      day: '2026-08-08',
      groupSize: 2,
      opensAt: '09:00',
      path: mailedTicketPath(secret, 'sari@contoh.id'),
      qrText: expect.stringMatching(/^[0-9A-Z $%*+\-./:]{129}$/),
    },
  })
})

test('without an address no mail is written, and no wish for news is kept', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)

  const { secret } = await registerVisitor(
    db,
    event.id,
    form({ email: undefined, wantsNews: true }),
    'id',
    BEFORE,
  )

  expect(await mails(db)).toEqual([])
  expect(await findOwnRegistration(db, secret)).toMatchObject({ email: null, wantsNews: false })
})

test('a form sent many times at once registers once and leads to one page', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const same = form()

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => registerVisitor(db, event.id, same, 'id', BEFORE)),
  )
  const later = await registerVisitor(db, event.id, same, 'id', BEFORE)

  expect(new Set([...answers, later].map(({ secret }) => secret)).size).toBe(1)
  expect(await db.selectFrom('registration').select('id').execute()).toHaveLength(1)
  expect(await mails(db)).toHaveLength(1)
})

test('the same page filled in for somebody else is another registration', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const first = form()

  const one = await registerVisitor(db, event.id, first, 'id', BEFORE)
  const other = await registerVisitor(db, event.id, { ...first, name: 'Budi' }, 'id', BEFORE)

  expect(other.secret).not.toBe(one.secret)
  expect(await findOwnRegistration(db, other.secret)).toMatchObject({ name: 'Budi' })
})

test('a form sent many times at once for the last places gets them, and is never told that the day is full', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await limitDay(db, event.id, '2026-08-08', 2)
  const same = form()

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => registerVisitor(db, event.id, same, 'id', BEFORE)),
  )

  expect(new Set(answers.map(({ secret }) => secret)).size).toBe(1)
  const other = registerVisitor(db, event.id, form(), 'id', BEFORE)
  await expect(other).rejects.toMatchObject({ key: 'dayFull' })
})

test('40 groups asking at once for the last 15 places never take more', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await limitDay(db, event.id, '2026-08-08', 15)

  const asked = await Promise.allSettled(
    Array.from({ length: 40 }, (_, number) =>
      registerVisitor(db, event.id, form({ groupSize: (number % 3) + 1 }), 'id', BEFORE),
    ),
  )

  const refused = asked.filter((answer) => answer.status === 'rejected')
  for (const { reason } of refused) expect(reason).toMatchObject({ key: 'dayFull' })
  const days = await listVisitDays(db, event, BEFORE)
  const saturday = days.find(({ day }) => day === '2026-08-08')
  expect(saturday).toMatchObject({ registered: 15, left: 0, state: 'full' })
})

test.each([
  ['a day that is over', { visitOn: '2026-08-07' }, 'dayPast'],
  ['a day on which nothing is open', { visitOn: '2026-08-20' }, 'dayUnknown'],
  ['too large a group', { groupSize: 11 }, 'groupTooBig'],
])('%s is refused', async (_, wish, key) => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const afterFriday = new Date('2026-08-07T14:00:00Z') // 21.00 WIB, closing time

  await expect(registerVisitor(db, event.id, form(wish), 'id', afterFriday)).rejects.toMatchObject({
    key,
  })
})

test('nobody registers while registration is closed or the festival is a draft', async () => {
  await using db = await createTestDb()
  const closed = await createEvent(db, { registrationOpen: false })
  const draft = await createEvent(db, { status: 'draft' })

  for (const event of [closed, draft]) {
    await expect(registerVisitor(db, event.id, form(), 'id', BEFORE)).rejects.toMatchObject({
      key: 'registrationClosed',
    })
  }
})

test('a change moves the places and sends the new ticket; the group itself never stands in its way', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await limitDay(db, event.id, '2026-08-08', 4)
  await limitDay(db, event.id, '2026-08-09', 2)
  const { secret } = await registerVisitor(db, event.id, form({ groupSize: 3 }), 'id', BEFORE)
  await db.updateTable('visitorAddress').set({ confirmedAt: BEFORE }).execute()

  const to = (visitOn: string, groupSize: number) =>
    changeRegistration(db, secret, { name: 'Sari W', visitOn, groupSize }, BEFORE)
  await to('2026-08-08', 4)
  await expect(to('2026-08-09', 3)).rejects.toMatchObject({ key: 'dayFull', params: { left: 2 } })
  await to('2026-08-09', 2)

  expect(await findOwnRegistration(db, secret)).toMatchObject({
    name: 'Sari W',
    visitOn: '2026-08-09',
    groupSize: 2,
  })
  const ticket = await db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow()
  expect(ticket).toMatchObject({ validOn: '2026-08-09', admits: 2 })
  const sent = await mails(db)
  expect(sent.map(({ props }) => Reflect.get(Object(props), 'changed'))).toEqual([
    false,
    true,
    true,
  ])
  const days = await listVisitDays(db, event, BEFORE)
  expect(days.map(({ registered }) => registered)).toEqual([0, 0, 2])
})

test('a cancelled registration frees its places, and its ticket opens no gate', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await limitDay(db, event.id, '2026-08-08', 2)
  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)
  const own = await findOwnRegistration(db, secret)

  await cancelRegistration(db, secret, BEFORE)

  await registerVisitor(db, event.id, form(), 'id', BEFORE)
  await expect(cancelRegistration(db, secret, BEFORE)).rejects.toMatchObject({
    key: 'registrationCancelled',
  })
  const gate = await createGate(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const now = new Date('2026-08-08T05:00:00Z')
  const item = {
    kind: 'ticket',
    seq: 1,
    code: own?.shortCode ?? '',
    direction: 'entry',
    scannedAt: now,
    offline: false,
    told: null,
  } as const
  expect(await recordScans(db, device.token, { sentAt: now, items: [item] }, now)).toMatchObject({
    answers: [{ verdict: 'revoked' }],
  })
})

test('a ticket that let somebody in can no longer be changed or cancelled', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)
  const own = await findOwnRegistration(db, secret)
  const gate = await createGate(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const now = new Date('2026-08-08T05:00:00Z')
  const item = {
    kind: 'ticket',
    seq: 1,
    code: own?.shortCode ?? '',
    direction: 'entry',
    scannedAt: now,
    offline: false,
    told: null,
  } as const
  await recordScans(db, device.token, { sentAt: now, items: [item] }, now)

  const change = { name: 'Sari', visitOn: '2026-08-09', groupSize: 1 }
  await expect(changeRegistration(db, secret, change, now)).rejects.toMatchObject({
    key: 'ticketUsed',
  })
  await expect(cancelRegistration(db, secret, now)).rejects.toMatchObject({ key: 'ticketUsed' })
})

test('erasing removes name, address and mails, and cancels the unused ticket', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)
  await db.updateTable('visitorAddress').set({ confirmedAt: BEFORE }).execute()
  const sibling = await registerVisitor(db, event.id, form({ name: 'Budi' }), 'id', BEFORE)

  await eraseRegistration(db, secret, BEFORE)
  await eraseRegistration(db, secret, BEFORE)

  expect(await findOwnRegistration(db, secret)).toMatchObject({
    name: null,
    email: null,
    status: 'cancelled',
    erased: true,
  })
  const left = await mails(db)
  expect(left.map(({ props }) => Reflect.get(Object(props), 'path'))).toEqual([
    mailedTicketPath(sibling.secret, 'sari@contoh.id'),
  ])
})

test('a link that was not given out opens nothing', async () => {
  await using db = await createTestDb()
  await createEvent(db)
  expect(await findOwnRegistration(db, 'x'.repeat(32))).toBeUndefined()
})
