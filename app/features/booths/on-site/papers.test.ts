import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createListing,
  createPlan,
  createUptExhibitor,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { everything, nothing } from '#tests/support/reach.ts'
import { readPdf } from '#tests/support/read-pdf.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { badgePdf } from './badge-pdf.server.ts'
import { listNameBadges } from './list-name-badges.server.ts'
import { listSigns, signPdf } from './sign-pdf.server.ts'

const madeAt = new Date('2026-08-01T00:00:00Z')
const words = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')

test('badges name people, unit and booth, and a sign names units and goods but never people', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db, { name: 'IPPA Fest' })
  const zone = await createZone(db, { eventId: event.id, name: 'Kriya' })
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, code: 'B-12' })
  const plan = await createPlan(db, {
    eventId: event.id,
    status: 'published',
    publishedAt: '2026-07-01T00:00:00Z',
  })
  const exhibitor = await createUptExhibitor(db, 'BA')
  const application = await createApplication(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
  })
  await placeInPlan(db, {
    eventId: event.id,
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
    tables: 1,
  })
  await createListing(db, { eventId: event.id, boothId: booth.id, exhibitorId: exhibitor.id })
  const { name: product } = await db.selectFrom('product').select('name').executeTakeFirstOrThrow()
  await db
    .insertInto('exhibitorStaff')
    .values(
      Array.from({ length: 9 }, (_, index) => ({
        id: newId(),
        eventId: event.id,
        applicationId: application.id,
        name: `Petugas Nomor ${index + 1}`,
        duty: 'leader' as const,
        badgeCode: `KODE-${index + 1}`,
      })),
    )
    .execute()

  const badges = await listNameBadges(db, event.id, everything, {})
  const sheet = readPdf(
    await badgePdf(badges, {
      eventName: event.name,
      language: 'id',
      madeAt,
      words: {
        title: 'Tanda pengenal',
        nobody: 'Belum ada',
        booth: 'Stan',
        duty: { leader: 'Penanggung jawab', seller: '', helper: '', driver: '' },
      },
    }),
  )
  expect(sheet.pageCount).toBe(2)
  for (const part of ['Petugas Nomor 1', 'Penanggung jawab', 'Stan B-12', exhibitor.name])
    expect(words(sheet.pages[0])).toContain(part)
  expect(sheet.alternatives).toContain(`Petugas Nomor 9, Penanggung jawab, ${exhibitor.name}, B-12`)

  const sign = readPdf(
    await signPdf(await listSigns(db, event.id, 'B-12'), {
      eventName: event.name,
      language: 'id',
      size: 'A3',
      madeAt,
      words: { title: 'Papan stan', none: '', products: 'Di stan ini', scan: 'Pindai' },
      urlOf: (code) => `https://gelar.contoh.id/f/x/stan/${code}`,
    }),
  )
  for (const part of ['B-12', 'Kriya', exhibitor.name, product])
    expect(words(sign.pages[0])).toContain(part)
  expect(words(sign.pages[0])).not.toContain('Petugas')

  const elsewhere = { ...nothing, kanwilCodes: ['JB'] }
  expect(await listNameBadges(db, event.id, elsewhere, {})).toEqual([])
})
