import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createApplication,
  createEvent,
  createExhibitor,
  createProduct,
  createUptExhibitor,
  createZone,
} from '#tests/support/factories.ts'
import { samplePicture } from '#tests/support/pictures.ts'
import { sendForm } from '#tests/support/send-form.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const { db } = app
  const opening = {
    status: 'call_open' as const,
    callOpensAt: new Date(Date.now() - 86_400_000),
    callClosesAt: new Date(Date.now() + 86_400_000),
  }
  await createUptExhibitor(db, 'BA')
  const event = await createEvent(db, opening)
  return {
    app,
    db,
    event,
    other: await createEvent(db, opening),
    closed: await createEvent(db, { status: 'call_closed' }),
    organizer: await app.signIn({ role: 'organizer', eventId: event.id }),
    coordinator: await app.signIn({ role: 'kanwil_coordinator', kanwilCode: 'BA' }),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

const send = (path: string, headers: Headers, fields: [string, string][] | FormData) =>
  sendForm(world.app, path, headers, fields)

/** A new exhibitor and its officer. */
async function newOfficer() {
  const exhibitor = await createUptExhibitor(world.db, 'JB')
  const headers = await world.app.signIn({
    role: 'exhibitor_officer',
    exhibitorId: exhibitor.id,
  })
  return { exhibitor, headers }
}

function needing(overrides: Record<string, string> = {}): [string, string][] {
  return Object.entries({
    intent: 'needs',
    version: '0',
    tables: '2',
    powerWatts: '450',
    peopleCount: '3',
    ...overrides,
  })
}

function bringing(overrides: Record<string, string> = {}): [string, string][] {
  return Object.entries({
    intent: 'product',
    version: '0',
    name: 'Tas rotan',
    category: 'kerajinan',
    unit: 'pcs',
    priceIdr: '120.000',
    ...overrides,
  })
}

function wishing(overrides: Record<string, string> = {}): [string, string][] {
  return Object.entries({ intent: 'wishes', version: '0', ...overrides })
}

const applyTo = (event: { slug: string }, exhibitorId: string) =>
  `/peserta/${event.slug}/permohonan?peserta=${exhibitorId}`

describe('applying', () => {
  test.each([
    ['a negative number', needing({ tables: '-1' }), 'tooSmall'],
    ['a huge number', needing({ powerWatts: '99999999999999999999' }), 'tooBig'],
    ['no number', needing({ peopleCount: 'tiga' }), 'notANumber'],
    ['an unknown kind of goods', bringing({ category: 'senjata' }), 'choiceInvalid'],
    ['a name of 500 letters', bringing({ name: 'x'.repeat(500) }), 'tooLong'],
    ['a negative price', bringing({ priceIdr: '-5' }), 'moneyInvalid'],
    ['a zone that is no id', wishing({ firstWish: 'A' }), 'choiceInvalid'],
    ['nothing ticked', [['intent', 'addProducts']] satisfies [string, string][], 'chooseSome'],
    [
      'a day that is none',
      Object.entries({
        intent: 'papers',
        'papers[0].productId': '0198c000-0000-7000-8000-000000000000',
        'papers[0].bestBefore': '2026-02-31',
      }),
      'dateInvalid',
    ],
  ])('with %s is refused at the field', async (_what, fields, key) => {
    const { exhibitor, headers } = await newOfficer()
    const answer = await send(applyTo(world.event, exhibitor.id), headers, fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`"${key}"`)
  })

  test('keeps emoji and quotes as they were typed, and drops what no text can hold', async () => {
    const { exhibitor, headers } = await newOfficer()
    const remarks = `Stan 🎪 "dekat" <pintu> 100%\u0000`
    const answer = await send(applyTo(world.event, exhibitor.id), headers, wishing({ remarks }))
    expect(answer.status).toBe(202)
    const stored = await world.db
      .selectFrom('application')
      .select(['remarks', 'status'])
      .where('exhibitorId', '=', exhibitor.id)
      .executeTakeFirstOrThrow()
    expect(stored).toEqual({ remarks: 'Stan 🎪 "dekat" <pintu> 100%', status: 'draft' })
  })

  test('to a closed call is refused and the answer keeps what was typed', async () => {
    const { exhibitor, headers } = await newOfficer()
    const remarks = 'Mohon dekat pintu'
    const answer = await send(applyTo(world.closed, exhibitor.id), headers, wishing({ remarks }))
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('callClosed')
    expect(answer.text).toContain(remarks)
  })

  test('for somebody else’s exhibitor is not found', async () => {
    const { headers } = await newOfficer()
    const stranger = await createExhibitor(world.db)
    const answer = await send(applyTo(world.event, stranger.id), headers, needing())
    expect(answer.status).toBe(404)
  })

  test('with a zone of another festival or a foreign product is refused', async () => {
    const { exhibitor, headers } = await newOfficer()
    const zone = await createZone(world.db, { eventId: world.other.id })
    const product = await createProduct(world.db)
    const to = applyTo(world.event, exhibitor.id)
    const wished = await send(to, headers, wishing({ firstWish: zone.id }))
    const brought = await send(to, headers, bringing({ productId: product.id }))
    const ticked = await send(to, headers, [
      ['intent', 'addProducts'],
      ['productIds', product.id],
    ])
    expect([wished.status, brought.status, ticked.status]).toEqual([409, 409, 409])
  })

  test('more tables than the call allows, and goods it does not take, are said at the field', async () => {
    const { exhibitor, headers } = await newOfficer()
    await world.db
      .insertInto('callTerms')
      .values({ eventId: world.other.id, categories: ['kuliner'], maxTablesPerApplication: 1 })
      .execute()
    const to = applyTo(world.other, exhibitor.id)
    const tables = await send(to, headers, needing())
    const kind = await send(to, headers, bringing())
    expect([tables.status, kind.status]).toEqual([409, 409])
    expect(tables.text).toMatch(/"tables".*"tooManyTables"/s)
    expect(kind.text).toMatch(/"category".*"categoryClosed"/s)
  })

  test('takes a photo with a product, and says at the field what is none', async () => {
    const { exhibitor, headers } = await newOfficer()
    const sendPhoto = async (photo: File) => {
      const body = new FormData()
      for (const [name, value] of bringing()) body.append(name, value)
      body.append('photo', photo)
      return send(applyTo(world.event, exhibitor.id), headers, body)
    }
    const text = await sendPhoto(new File(['<svg/>'], 'foto.jpg', { type: 'image/jpeg' }))
    expect(text.status).toBe(409)
    expect(text.text).toMatch(/"photo".*"pictureUnknown"/s)
    expect(text.text).toContain('Tas rotan')
    const large = await sendPhoto(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'besar.jpg'))
    expect(large.status).toBe(422)
    expect(large.text).toMatch(/"photo".*"pictureTooBig"/s)
    expect((await sendPhoto(await samplePicture())).status).toBe(202)
    const { photoFileId } = await world.db
      .selectFrom('product')
      .select('photoFileId')
      .where('exhibitorId', '=', exhibitor.id)
      .executeTakeFirstOrThrow()
    const seen = await world.app.fetch(`/berkas/${photoFileId}?lebar=320`)
    expect([seen.status, seen.headers.get('Content-Type')]).toEqual([200, 'image/webp'])
    const etag = seen.headers.get('ETag') ?? ''
    const again = await world.app.fetch(`/berkas/${photoFileId}?lebar=320`, {
      headers: { 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })
})

describe('the catalogue', () => {
  test('changes no product of another exhibitor', async () => {
    const { exhibitor, headers } = await newOfficer()
    const foreign = await createProduct(world.db, { name: 'Tetap' })
    const answer = await send(`/peserta/${exhibitor.id}/produk`, headers, [
      ['intent', 'save'],
      ['productId', foreign.id],
      ['name', 'Diganti'],
      ['category', 'seni'],
      ['unit', 'pcs'],
      ['typicalPriceIdr', '1000'],
    ])
    expect(answer.status).toBe(409)
    const { name } = await world.db
      .selectFrom('product')
      .select('name')
      .where('id', '=', foreign.id)
      .executeTakeFirstOrThrow()
    expect(name).toBe('Tetap')
  })

  test('says at the form that a name is already there', async () => {
    const { exhibitor, headers } = await newOfficer()
    await createProduct(world.db, { exhibitorId: exhibitor.id, name: 'Kopi' })
    const answer = await send(`/peserta/${exhibitor.id}/produk`, headers, [
      ['intent', 'save'],
      ['name', 'Kopi'],
      ['category', 'kuliner'],
      ['unit', 'pcs'],
      ['typicalPriceIdr', '25.000'],
    ])
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('productNameTaken')
  })
})

describe('deciding', () => {
  test('a coordinator does not reach applications of another Kanwil', async () => {
    const own = await createUptExhibitor(world.db, 'BA')
    await createApplication(world.db, {
      eventId: world.event.id,
      exhibitorId: own.id,
      status: 'submitted',
    })
    const foreign = await createApplication(world.db, {
      eventId: world.event.id,
      exhibitorId: (await createUptExhibitor(world.db, 'JB')).id,
      status: 'submitted',
    })
    const answer = await send(`/peserta/kanwil?festival=${world.event.slug}`, world.coordinator, [
      ['intent', 'endorse'],
      ['applicationIds', foreign.id],
    ])
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('applicationNotFound')
  })

  test('an organizer does not reach applications of another festival', async () => {
    const foreign = await createApplication(world.db, { eventId: world.other.id })
    const list = await send(`/panitia/${world.event.slug}/permohonan`, world.organizer, [
      ['intent', 'decline'],
      ['applicationIds', foreign.id],
    ])
    expect(list.status).toBe(409)
    const detail = await world.app.fetch(
      `/panitia/${world.event.slug}/permohonan/${foreign.id}.data`,
      { headers: world.organizer },
    )
    expect(detail.status).toBe(404)
  })

  test('returning asks for a remark, and nothing chosen is said', async () => {
    const application = await createApplication(world.db, {
      eventId: world.event.id,
      status: 'submitted',
    })
    const to = `/panitia/${world.event.slug}/permohonan`
    const unsaid = await send(to, world.organizer, [
      ['intent', 'return'],
      ['applicationIds', application.id],
      ['remark', '   '],
    ])
    const unchosen = await send(to, world.organizer, [['intent', 'accept']])
    expect([unsaid.status, unchosen.status]).toEqual([422, 422])
    expect(unsaid.text).toContain('required')
  })
})
