import { expect, test } from 'vitest'
import { createEvent } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { eraseDueVisitors } from './erase-due.server.ts'
import { registerVisitor } from './register-visitor.server.ts'

const BEFORE = new Date('2026-08-01T02:00:00Z')

function form(name: string) {
  return {
    formKey: crypto.randomUUID(),
    name,
    email: `${name}@contoh.id`,
    visitOn: '2026-08-08',
    groupSize: 1,
    wantsNews: true,
  }
}

test('names, addresses and mails go when the promised day is over, and not a day before', async () => {
  await using db = await createTestDb()
  const dated = await createEvent(db, { visitorDataUntil: '2026-08-31' })
  const usual = await createEvent(db)
  await registerVisitor(db, dated.id, form('sari'), 'id', BEFORE)
  await registerVisitor(db, usual.id, form('budi'), 'id', BEFORE)
  const left = async () => ({
    names: await db.selectFrom('registration').select('name').orderBy('name').execute(),
    mails: (await db.selectFrom('outboxMessage').select('id').execute()).length,
  })

  // 31 August, 23.59 WIB
  expect(await eraseDueVisitors(db, new Date('2026-08-31T16:59:00Z'))).toBe(0)
  expect(await eraseDueVisitors(db, new Date('2026-08-31T17:00:00Z'))).toBe(1)
  expect(await left()).toEqual({ names: [{ name: 'budi' }, { name: null }], mails: 1 })
  // 30 days after the visit is 7 September.
  expect(await eraseDueVisitors(db, new Date('2026-09-07T16:59:00Z'))).toBe(0)
  expect(await eraseDueVisitors(db, new Date('2026-09-07T17:00:00Z'))).toBe(1)
  expect(await left()).toEqual({ names: [{ name: null }, { name: null }], mails: 0 })
  expect(await eraseDueVisitors(db, new Date('2027-01-01T00:00:00Z'))).toBe(0)
})
