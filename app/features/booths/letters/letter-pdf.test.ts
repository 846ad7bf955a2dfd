import { expect, test } from 'vitest'
import { resendProvider } from '#app/features/outbox/mail-provider.server.ts'
import { sendMail } from '#app/features/outbox/send-mail.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createOfficer,
  createPlan,
  createUptExhibitor,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { readPdf } from '#tests/support/read-pdf.ts'
import { startResendServer } from '#tests/support/resend-server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { findOpenLetter } from './find-letter.server.ts'
import { letterPdf } from './letter-pdf.server.ts'

const words = (text: string) => text.replace(/\s+/g, ' ')

test('a letter says in Indonesian what it is about, shows the place, and goes out with the mail', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const event = await createEvent(db, {
    name: 'IPPA Fest',
    status: 'call_closed',
    contactEmail: 'panitia@contoh.id',
    callRules: '1. Stan dijaga sepanjang jam buka.\n2. Sampah dibawa pulang.',
    placeAnswerDueOn: '2026-07-20',
    setupStartsAt: '2026-08-06T01:00:00Z',
    setupEndsAt: '2026-08-06T10:00:00Z',
    setupNotes: 'Barang masuk lewat Pintu Timur.',
  })
  const zone = await createZone(db, { eventId: event.id, name: 'Kriya' })
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, code: 'B-12' })
  const exhibitor = await createUptExhibitor(db)
  const officer = await createOfficer(db, exhibitor.id, { language: 'en' })
  const application = await createApplication(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
    tables: 2,
  })
  const plan = await createPlan(db, { eventId: event.id })
  await placeInPlan(db, {
    eventId: event.id,
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
    tables: 2,
  })
  const actor = { eventId: event.id, userId: officer.id }
  await publishPlan(db, actor, { planId: plan.id, now: new Date('2026-07-10T03:00:00Z') })
  // What is changed later does not change the letter.
  await db.updateTable('booth').set({ code: 'B-99' }).where('id', '=', booth.id).execute()
  await db.updateTable('event').set({ setupNotes: 'Lain' }).where('id', '=', event.id).execute()

  const letter = await findOpenLetter(db, event.id, exhibitor.id)
  if (!letter) throw new Error('no letter was written')
  const pdf = readPdf(await letterPdf(db, letter, 'https://gelar.contoh.id'))

  const first = words(pdf.pages[0] ?? '')
  for (const part of [
    'Panitia IPPA Fest',
    '001/IPPA/VII/2026',
    'Penempatan stan B-12',
    'Jakarta Pusat, 10 Juli 2026',
    exhibitor.name,
    'Kriya',
    '2 meja',
    '6 Agustus 2026',
    '08.00–17.00 WIB',
    '20 Juli 2026',
    'Barang masuk lewat Pintu Timur.',
    'panitia@contoh.id',
  ])
    expect(first).toContain(part)
  expect(words(pdf.pages.slice(1).join(' '))).toContain('Sampah dibawa pulang.')
  expect(pdf.alternatives).toContain('Denah dengan stan B-12 ditandai')
  expect(pdf.language).toBe('id')

  const mail = await db.selectFrom('outboxMessage').select('id').executeTakeFirstOrThrow()
  await sendMail(db, mail.id, {
    provider: resendProvider({ apiKey: 're_test', baseUrl: resend.url, from: 'Gelar <a@b.id>' }),
    isLast: true,
  })
  expect(resend.delivered.get(mail.id)?.attachments).toMatchObject([
    { filename: 'Surat-001-IPPA-VII-2026.pdf', content_type: 'application/pdf' },
  ])
})
