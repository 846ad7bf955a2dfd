import { expect, test } from 'vitest'
import { readPicture } from '#app/features/files/read-picture.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createEvent,
  createExhibitor,
  createOfficer,
  createProduct,
  createUptExhibitor,
  createZone,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { samplePicture } from '#tests/support/pictures.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { loadApplyPage } from './apply-page.server.ts'
import { bringFromCatalogue, bringProduct, dropProduct } from './bring-products.server.ts'
import { copyApplication, listFormer } from './copy-application.server.ts'
import { saveNeeds, savePapers, savePeople, saveWishes } from './save-steps.server.ts'
import { submitApplication } from './submit-application.server.ts'

const now = new Date('2026-06-15T00:00:00Z')
const late = new Date('2026-07-02T00:00:00Z')

async function world(db: Db) {
  const event = await createEvent(db, { status: 'call_open' })
  const exhibitor = await createUptExhibitor(db, 'BA')
  const user = await createOfficer(db, exhibitor.id)
  return { event, exhibitor, user, officer: officerOf(event, exhibitor, user) }
}

const officerOf = (
  event: { id: string },
  exhibitor: { id: string },
  user: { id: string },
): ActingOfficer => ({
  eventId: event.id,
  exhibitorId: exhibitor.id,
  userId: user.id,
  now,
})

/** The form of a step as its reader has it on the screen now. */
async function seenBy(db: Db, officer: ActingOfficer, product: string | null = null) {
  const exhibitor = { id: officer.exhibitorId, kanwilCode: null }
  const page = await loadApplyPage(db, { ...officer, exhibitor, step: null, product })
  const version = page.application?.version ?? 0
  const of = (step: keyof typeof page.bases) =>
    ({ version, base: page.bases[step], after: 'next' }) as const
  return { page, version, of }
}

const needs = {
  intent: 'needs' as const,
  tables: 2,
  peopleCount: 3,
  powerWatts: 450,
  needsWater: true,
  needsCooking: false,
  needsColdStorage: true,
}
const bag = {
  intent: 'product' as const,
  name: 'Tas rotan',
  category: 'kerajinan' as const,
  unit: 'pcs',
  priceIdr: 120_000,
  stock: 5,
}

async function begin(db: Db, officer: ActingOfficer, tables = 2) {
  await saveNeeds(db, officer, { ...needs, tables, ...(await seenBy(db, officer)).of('needs') })
  await bringProduct(
    db,
    officer,
    { ...bag, ...(await seenBy(db, officer)).of('product') },
    undefined,
  )
}
const version = async (db: Db, officer: ActingOfficer) => (await seenBy(db, officer)).version

test('an application is kept step by step, sent with a receipt, and counts its saves', async () => {
  await using db = await createTestDb()
  const { event, exhibitor, user, officer } = await world(db)
  const zone = await createZone(db, { eventId: event.id })
  const coffee = await createProduct(db, {
    exhibitorId: exhibitor.id,
    name: 'Kopi',
    category: 'kuliner',
  })
  const seen = async () => seenBy(db, officer)

  await saveNeeds(db, officer, { ...needs, ...(await seen()).of('needs') })
  const photo = await readPicture(await samplePicture())
  await bringProduct(db, officer, { ...bag, ...(await seen()).of('product') }, photo)
  await bringFromCatalogue(db, officer, [coffee.id])
  await savePapers(db, officer, {
    intent: 'papers',
    ...(await seen()).of('papers'),
    papers: [{ productId: coffee.id, pirtNumber: '2053275010123-27', bestBefore: '2026-12-31' }],
  })
  await savePeople(db, officer, {
    intent: 'people',
    ...(await seen()).of('people'),
    people: [{ name: 'Sari', duty: 'leader' }, { duty: 'seller' }],
  })
  await saveWishes(db, officer, {
    intent: 'wishes',
    ...(await seen()).of('wishes'),
    firstWish: zone.id,
    secondWish: undefined,
    thirdWish: undefined,
    story: 'Rotan dari hutan.',
    remarks: 'Pagi 🌅',
  })
  await submitApplication(db, officer, (await seen()).version)

  const { page } = await seen()
  expect(page.application).toMatchObject({
    status: 'submitted',
    tables: 2,
    needsColdStorage: true,
    categories: ['kerajinan', 'kuliner'],
    story: 'Rotan dari hutan.',
    remarks: 'Pagi 🌅',
    version: 6,
    wishes: [{ id: zone.id }],
    staff: [{ name: 'Sari', duty: 'leader' }],
    products: [
      { name: 'Kopi', pirtNumber: '2053275010123-27', bestBefore: '2026-12-31', stock: null },
      { name: 'Tas rotan', priceIdr: 120_000, stock: 5, photoFileId: expect.any(String) },
    ],
  })
  expect(page.gaps.map((gap) => gap.code)).toEqual(['stockMissing', 'photoMissing', 'halalMissing'])
  const mails = await db.selectFrom('outboxMessage').select(['template', 'toAddress']).execute()
  expect(mails).toEqual([{ template: 'application-received', toAddress: user.email }])
})

test('sending twice at once sends once', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  await begin(db, officer)
  const seen = await version(db, officer)
  const outcomes = await Promise.all(
    [1, 2].map(() => outcome(submitApplication(db, officer, seen))),
  )
  expect(outcomes.sort()).toEqual(['applicationNotEditable', 'done'])
  expect(await db.selectFrom('outboxMessage').select('id').execute()).toHaveLength(1)
})

test('two officers at the same step do not overwrite each other unseen, at different steps they may', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  await begin(db, officer)
  const [one, other] = [await seenBy(db, officer), await seenBy(db, officer)]
  const wishes = { firstWish: undefined, secondWish: undefined, thirdWish: undefined, remarks: '' }

  await saveNeeds(db, officer, { ...needs, ...one.of('needs'), tables: 3 })
  const over = outcome(saveNeeds(db, officer, { ...needs, ...other.of('needs'), tables: 4 }))
  expect(await over).toBe('applicationChanged')
  const story = { ...wishes, story: 'Cerita', intent: 'wishes' as const }
  expect(await saveWishes(db, officer, { ...story, ...other.of('wishes') })).toBe('kept')
  expect((await seenBy(db, officer)).page.application).toMatchObject({ tables: 3, story: 'Cerita' })
  const again = saveNeeds(db, officer, {
    ...needs,
    ...(await seenBy(db, officer)).of('needs'),
    tables: 4,
  })
  expect(await again).toBe('kept')
})

test('what was changed since it was looked at is not sent unseen', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  await begin(db, officer)
  const seen = await version(db, officer)
  await saveNeeds(db, officer, { ...needs, ...(await seenBy(db, officer)).of('needs'), tables: 9 })
  expect(await outcome(submitApplication(db, officer, seen))).toBe('applicationChanged')
})

test('the last place of a Kanwil goes to one of two who send at once', async () => {
  await using db = await createTestDb()
  const { event, user, officer } = await world(db)
  await db
    .insertInto('callTerms')
    .values({ eventId: event.id, maxApplicationsPerKanwil: 1 })
    .execute()
  const second = officerOf(event, await createUptExhibitor(db, 'BA'), user)
  const elsewhere = officerOf(event, await createUptExhibitor(db, 'JB'), user)
  for (const one of [officer, second, elsewhere]) await begin(db, one)
  const sending = [officer, second, elsewhere].map(async (one) =>
    outcome(submitApplication(db, one, await version(db, one))),
  )
  expect((await Promise.all(sending)).sort()).toEqual(['done', 'done', 'kanwilApplicationsFull'])
})

test('tables of a Kanwil are limited by its own quota before that of the call', async () => {
  await using db = await createTestDb()
  const { event, user, officer } = await world(db)
  await db.insertInto('callTerms').values({ eventId: event.id, maxTablesPerKanwil: 1 }).execute()
  await db
    .insertInto('kanwilQuota')
    .values({ eventId: event.id, kanwilCode: 'BA', maxTables: 5 })
    .execute()
  const second = officerOf(event, await createUptExhibitor(db, 'BA'), user)
  await begin(db, officer, 3)
  await begin(db, second, 3)
  await submitApplication(db, officer, await version(db, officer))
  const beyond = submitApplication(db, second, await version(db, second))
  expect(await outcome(beyond)).toBe('kanwilTablesFull')
})

test('what the call does not take is refused, and what it does not ask for stays as it was', async () => {
  await using db = await createTestDb()
  const { event, officer } = await world(db)
  await db
    .insertInto('callTerms')
    .values({
      eventId: event.id,
      categories: ['kuliner'],
      askedFields: ['water'],
      maxTablesPerApplication: 2,
    })
    .execute()
  const seen = await seenBy(db, officer)
  const outcomes = await Promise.all([
    outcome(saveNeeds(db, officer, { ...needs, ...seen.of('needs'), tables: 3 })),
    outcome(bringProduct(db, officer, { ...bag, ...seen.of('product') }, undefined)),
  ])
  expect(outcomes).toEqual(['tooManyTables', 'categoryClosed'])
  await saveNeeds(db, officer, { ...needs, ...(await seenBy(db, officer)).of('needs') })
  expect((await seenBy(db, officer)).page.application).toMatchObject({
    needsWater: true,
    powerWatts: 0,
    needsColdStorage: false,
  })
  const empty = submitApplication(db, officer, await version(db, officer))
  expect(await outcome(empty)).toBe('applicationIncomplete')
})

test('a call that closes over an open form keeps the draft but sends nothing, and takes nothing new', async () => {
  await using db = await createTestDb()
  const { event, user, officer } = await world(db)
  await begin(db, officer)
  const afterwards = { ...officer, now: late }
  const typed = { ...needs, ...(await seenBy(db, officer)).of('needs'), tables: 7 }
  expect(await saveNeeds(db, afterwards, typed)).toBe('closed')
  expect((await seenBy(db, officer)).page.application?.tables).toBe(7)
  const seen = await version(db, officer)
  expect(await outcome(submitApplication(db, afterwards, seen))).toBe('callClosed')
  const fresh = { ...officerOf(event, await createExhibitor(db), user), now: late }
  const first = saveNeeds(db, fresh, { ...needs, version: 0, base: '', after: 'next' })
  expect(await outcome(first)).toBe('callClosed')
  expect(await db.selectFrom('application').select('id').execute()).toHaveLength(1)
})

test('a product of another exhibitor cannot be brought, by its id or by the catalogue', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  const foreign = await createProduct(db, { name: 'Tetap' })
  const product = { ...bag, productId: foreign.id, ...(await seenBy(db, officer)).of('product') }
  const outcomes = [
    await outcome(bringProduct(db, officer, product, undefined)),
    await outcome(bringFromCatalogue(db, officer, [foreign.id])),
  ]
  expect(outcomes).toEqual(['choiceInvalid', 'choiceInvalid'])
  expect(await db.selectFrom('application').select('id').execute()).toEqual([])
})

test('a former application is copied without its people, and only once', async () => {
  await using db = await createTestDb()
  const { event, exhibitor, user, officer } = await world(db)
  await begin(db, officer)
  const next = await createEvent(db, { status: 'call_open' })
  await db
    .insertInto('callTerms')
    .values({ eventId: next.id, maxTablesPerApplication: 1 })
    .execute()
  const again = officerOf(next, exhibitor, user)
  const [former] = await listFormer(db, exhibitor.id, next.id)
  if (!former) throw new Error('nothing to copy')
  expect(former).toMatchObject({ eventName: event.name, productCount: 1 })

  await copyApplication(db, again, former.id)
  expect((await seenBy(db, again)).page.application).toMatchObject({
    status: 'draft',
    tables: 1,
    powerWatts: 450,
    categories: ['kerajinan'],
    staff: [],
    products: [{ name: 'Tas rotan', priceIdr: 120_000, stock: 5, bestBefore: null }],
  })
  expect(await outcome(copyApplication(db, again, former.id))).toBe('copyTooLate')
  const foreign = await createApplication(db, { eventId: event.id })
  await dropProduct(db, again, (await seenBy(db, again)).page.application?.products[0]?.id ?? '')
  expect(await outcome(copyApplication(db, again, foreign.id))).toBe('applicationNotFound')
})

test('who stays among the people keeps the badge, and who is cleared leaves', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  const save = async (people: Parameters<typeof savePeople>[2]['people']) =>
    savePeople(db, officer, {
      intent: 'people',
      ...(await seenBy(db, officer)).of('people'),
      people,
    })
  const badges = () =>
    db.selectFrom('exhibitorStaff').select(['id', 'name', 'badgeCode']).orderBy('id').execute()
  await save([
    { name: 'Sari', duty: 'leader' },
    { name: 'Budi', duty: 'seller' },
  ])
  const [sari, budi] = await badges()
  await save([
    { id: sari?.id, name: 'Sari Dewi', duty: 'leader' },
    { id: budi?.id, duty: 'seller' },
    { name: 'Tono', duty: 'driver' },
  ])
  expect(await badges()).toEqual([
    { ...sari, name: 'Sari Dewi' },
    { id: expect.any(String), name: 'Tono', badgeCode: expect.stringMatching(/^[0-9A-Z]{10}$/) },
  ])
})

test('people are named also after all has been sent, but nothing else is changed then', async () => {
  await using db = await createTestDb()
  const { officer } = await world(db)
  await begin(db, officer)
  await submitApplication(db, officer, await version(db, officer))
  const seen = await seenBy(db, officer)
  const people = [{ name: 'Sari', duty: 'leader' as const }]
  const naming = savePeople(db, officer, { intent: 'people', ...seen.of('people'), people })
  expect(await naming).toBe('kept')
  const needing = saveNeeds(db, officer, { ...needs, ...seen.of('needs') })
  expect(await outcome(needing)).toBe('applicationNotEditable')
})
