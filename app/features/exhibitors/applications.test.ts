import { expect, test } from 'vitest'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createEvent,
  createExhibitor,
  createPlan,
  createProduct,
  createUptExhibitor,
  createUser,
  createZone,
  grantRole,
  placeInPlan,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { decideApplications } from './decide-applications.server.ts'
import type { ApplicationInput } from './exhibitor-forms.ts'
import { saveApplication } from './save-application.server.ts'
import { withdrawApplication } from './withdraw-application.server.ts'

const now = new Date('2026-06-15T00:00:00Z')

function inputOf(overrides: Partial<ApplicationInput> = {}): ApplicationInput {
  return {
    intent: 'submit',
    tables: 2,
    powerWatts: 450,
    needsWater: false,
    needsCooking: false,
    categories: ['kerajinan'],
    peopleCount: 3,
    firstWish: undefined,
    secondWish: undefined,
    thirdWish: undefined,
    catalogue: [],
    newProducts: [],
    remarks: '',
    ...overrides,
  }
}

async function call(db: Db) {
  const event = await createEvent(db, { status: 'call_open' })
  const exhibitor = await createUptExhibitor(db, 'BA')
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'exhibitor_officer', exhibitorId: exhibitor.id })
  const who = { eventId: event.id, exhibitorId: exhibitor.id, userId: user.id, now }
  return { event, exhibitor, user, who }
}

async function outcome(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'done'
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    return refusal.key
  }
}

test('an application is kept with wishes, catalogue products and new ones, and its receipt is mailed', async () => {
  await using db = await createTestDb()
  const { event, exhibitor, user, who } = await call(db)
  const zone = await createZone(db, { eventId: event.id })
  const product = await createProduct(db, { exhibitorId: exhibitor.id, name: 'Tas rotan' })
  const unchosen = await createProduct(db, { exhibitorId: exhibitor.id })

  const id = await saveApplication(
    db,
    who,
    inputOf({
      firstWish: zone.id,
      catalogue: [
        { productId: product.id, chosen: true, priceIdr: 120_000, stock: 5 },
        { productId: unchosen.id, chosen: false, priceIdr: 1, stock: undefined },
      ],
      newProducts: [
        { name: 'Kopi', category: 'kuliner', unit: 'bungkus', priceIdr: 35_000, stock: undefined },
      ],
    }),
  )

  const application = await db.selectFrom('application').selectAll().executeTakeFirstOrThrow()
  expect(application).toMatchObject({
    id,
    status: 'submitted',
    tables: 2,
    categories: ['kerajinan'],
  })
  const products = await db
    .selectFrom('applicationProduct')
    .innerJoin('product', 'product.id', 'applicationProduct.productId')
    .select(['name', 'priceIdr', 'stock'])
    .orderBy('name')
    .execute()
  expect(products).toEqual([
    { name: 'Kopi', priceIdr: 35_000, stock: null },
    { name: 'Tas rotan', priceIdr: 120_000, stock: 5 },
  ])
  const wishes = await db.selectFrom('applicationZoneWish').select(['rank', 'zoneId']).execute()
  expect(wishes).toEqual([{ rank: 1, zoneId: zone.id }])
  const mails = await db.selectFrom('outboxMessage').select(['template', 'toAddress']).execute()
  expect(mails).toEqual([{ template: 'application-received', toAddress: user.email }])
})

test('sending twice at once sends once', async () => {
  await using db = await createTestDb()
  const { who } = await call(db)

  const outcomes = await Promise.all([
    outcome(saveApplication(db, who, inputOf())),
    outcome(saveApplication(db, who, inputOf())),
  ])

  expect(outcomes.sort()).toEqual(['applicationNotEditable', 'done'])
  expect(await db.selectFrom('outboxMessage').select('id').execute()).toHaveLength(1)
})

test('a product of another exhibitor cannot be brought', async () => {
  await using db = await createTestDb()
  const { who } = await call(db)
  const foreign = await createProduct(db)

  const saving = saveApplication(
    db,
    who,
    inputOf({
      catalogue: [{ productId: foreign.id, chosen: true, priceIdr: 1000, stock: undefined }],
    }),
  )

  expect(await outcome(saving)).toBe('choiceInvalid')
  expect(await db.selectFrom('application').select('id').execute()).toEqual([])
})

test('a closed call takes nothing new, but a returned application may still be corrected', async () => {
  await using db = await createTestDb()
  const { event, user, who } = await call(db)
  const id = await saveApplication(db, who, inputOf())
  await decideApplications(db, {
    eventId: event.id,
    userId: user.id,
    actor: 'coordinator',
    step: 'return',
    applicationIds: [id],
    remark: 'Tambahkan harga.',
    kanwilCodes: ['BA'],
  })
  const late = { ...who, now: new Date('2026-07-02T00:00:00Z') }
  const other = await createExhibitor(db)

  expect(await outcome(saveApplication(db, late, inputOf({ tables: 1 })))).toBe('done')
  const fresh = saveApplication(db, { ...late, exhibitorId: other.id }, inputOf())
  expect(await outcome(fresh)).toBe('callClosed')
})

test('a coordinator touches only applications of the own Kanwil, all of them or none', async () => {
  await using db = await createTestDb()
  const { event, user, who } = await call(db)
  const own = await saveApplication(db, who, inputOf())
  const stranger = await createUptExhibitor(db, 'JB')
  const foreign = await saveApplication(db, { ...who, exhibitorId: stranger.id }, inputOf())
  const endorse = (applicationIds: string[]) =>
    outcome(
      decideApplications(db, {
        eventId: event.id,
        userId: user.id,
        actor: 'coordinator',
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
  const { event, user, who } = await call(db)
  const id = await saveApplication(db, who, inputOf())
  const decide = (step: 'endorse' | 'accept', remark: string) =>
    decideApplications(db, {
      eventId: event.id,
      userId: user.id,
      actor: 'organizer',
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
  const { event, exhibitor, who } = await call(db)
  const product = await createProduct(db, { exhibitorId: exhibitor.id })
  const id = await saveApplication(db, who, inputOf())
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

  await withdrawApplication(db, who)

  expect(await db.selectFrom('placement').select('boothId').execute()).toEqual([])
  expect(await db.selectFrom('boothLoad').select('tables').execute()).toEqual([{ tables: 0 }])
  expect(await db.selectFrom('listing').select('active').execute()).toEqual([{ active: false }])
})
