import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createEvent,
  createExhibitor,
  createOfficer,
  createPlan,
  createProduct,
  createUptExhibitor,
  placeInPlan,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { bringProduct } from '../apply/bring-products.server.ts'
import { saveNeeds } from '../apply/save-steps.server.ts'
import { submitApplication } from '../apply/submit-application.server.ts'
import type { ActingOfficer } from './acting-officer.ts'
import { decideApplications } from './decide-applications.server.ts'
import { withdrawApplication } from './withdraw-application.server.ts'

const now = new Date('2026-06-15T00:00:00Z')

/** An application that is sent with one product. */
async function send(
  db: Db,
  officer: ActingOfficer,
  { tables = 2 }: { tables?: number } = {},
): Promise<string> {
  const { id, version } = await draft(db, officer, { tables })
  await submitApplication(db, officer, version)
  return id
}

/** An application with its needs and one product, not sent yet. */
async function draft(db: Db, officer: ActingOfficer, { tables = 2 }: { tables?: number } = {}) {
  const known = await db
    .selectFrom('application')
    .select('version')
    .where('exhibitorId', '=', officer.exhibitorId)
    .executeTakeFirst()
  const seen = { version: known?.version ?? 0, base: '', after: 'next' as const }
  const needs = { tables, peopleCount: 3, powerWatts: 450 }
  const no = { needsWater: false, needsCooking: false, needsColdStorage: false }
  await saveNeeds(db, officer, { intent: 'needs', ...seen, ...needs, ...no })
  const product = {
    name: 'Tas rotan',
    category: 'kerajinan' as const,
    unit: 'pcs',
    priceIdr: 120_000,
  }
  await bringProduct(db, officer, { intent: 'product', ...seen, ...product }, undefined)
  return db
    .selectFrom('application')
    .select(['id', 'version'])
    .where('exhibitorId', '=', officer.exhibitorId)
    .executeTakeFirstOrThrow()
}

async function call(db: Db) {
  const event = await createEvent(db, { status: 'call_open' })
  const exhibitor = await createUptExhibitor(db, 'BA')
  const user = await createOfficer(db, exhibitor.id)
  const officer = { eventId: event.id, exhibitorId: exhibitor.id, userId: user.id, now }
  return { event, exhibitor, user, officer }
}

test('a closed call takes nothing new, but a returned application may still be corrected', async () => {
  await using db = await createTestDb()
  const { officer } = await call(db)
  const id = await send(db, officer)
  await decideApplications(db, officer, {
    capacity: 'coordinator',
    step: 'return',
    applicationIds: [id],
    remark: 'Tambahkan harga.',
    kanwilCodes: ['BA'],
  })
  const late = { ...officer, now: new Date('2026-07-02T00:00:00Z') }
  const other = await createExhibitor(db)

  expect(await outcome(send(db, late, { tables: 1 }))).toBe('done')
  const fresh = send(db, { ...late, exhibitorId: other.id })
  expect(await outcome(fresh)).toBe('callClosed')
})

test('a coordinator touches only applications of the own Kanwil, all of them or none', async () => {
  await using db = await createTestDb()
  const { officer } = await call(db)
  const own = await send(db, officer)
  const stranger = await createUptExhibitor(db, 'JB')
  const foreign = await send(db, { ...officer, exhibitorId: stranger.id })
  const endorse = (applicationIds: string[]) =>
    outcome(
      decideApplications(db, officer, {
        capacity: 'coordinator',
        step: 'endorse',
        applicationIds,
        remark: '',
        kanwilCodes: ['BA'],
      }),
    )

  expect(await endorse([own, foreign])).toBe('applicationNotFound')
  expect(await endorse([own])).toBe('done')
  expect(await endorse([own])).toBe('applicationStepRefused')
  const rows = await db
    .selectFrom('application')
    .select(['id', 'status'])
    .orderBy('status')
    .execute()
  expect(rows).toEqual([
    { id: foreign, status: 'submitted' },
    { id: own, status: 'endorsed' },
  ])
})

test('every decision leaves a step with its remark, an audit entry, and a mail to the officers', async () => {
  await using db = await createTestDb()
  const { officer } = await call(db)
  const id = await send(db, officer)
  const decide = (step: 'endorse' | 'accept', remark: string) =>
    decideApplications(db, officer, {
      capacity: 'organizer',
      step,
      applicationIds: [id],
      remark,
    })
  await decide('endorse', '')
  await decide('accept', 'Selamat bergabung.')

  const steps = await db
    .selectFrom('applicationStep')
    .select(['fromStatus', 'toStatus', 'remark'])
    .orderBy('id')
    .execute()
  expect(steps).toEqual([
    { fromStatus: 'draft', toStatus: 'submitted', remark: '' },
    { fromStatus: 'submitted', toStatus: 'endorsed', remark: '' },
    { fromStatus: 'endorsed', toStatus: 'accepted', remark: 'Selamat bergabung.' },
  ])
  const audit = await db.selectFrom('auditEntry').select('action').orderBy('id').execute()
  expect(audit.map((entry) => entry.action)).toEqual([
    'application.saved',
    'application.saved',
    'application.submit',
    'application.endorse',
    'application.accept',
  ])
  const mails = await db.selectFrom('outboxMessage').select('template').orderBy('id').execute()
  expect(mails.map((mail) => mail.template)).toEqual([
    'application-received',
    'application-decided',
  ])
})

test('who withdraws gives the booth back and takes the goods off sale', async () => {
  await using db = await createTestDb()
  const { event, exhibitor, officer } = await call(db)
  const product = await createProduct(db, { exhibitorId: exhibitor.id })
  const id = await send(db, officer)
  const booth = await createBooth(db, { eventId: event.id })
  const plan = await createPlan(db, {
    eventId: event.id,
    status: 'published',
    publishedAt: now,
  })
  await placeInPlan(db, {
    eventId: event.id,
    planId: plan.id,
    applicationId: id,
    boothId: booth.id,
    tables: 2,
  })
  await db
    .insertInto('listing')
    .values({
      id: product.id,
      eventId: event.id,
      boothId: booth.id,
      productId: product.id,
      exhibitorId: exhibitor.id,
      priceIdr: 1000,
    })
    .execute()

  await withdrawApplication(db, officer)

  expect(await db.selectFrom('placement').select('boothId').execute()).toEqual([])
  expect(await db.selectFrom('boothLoad').select('tables').execute()).toEqual([{ tables: 0 }])
  expect(await db.selectFrom('listing').select('active').execute()).toEqual([{ active: false }])
})
