import { expect, test } from 'vitest'
import { mailRenderers } from '#app/features/outbox/mail-definitions.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  answerOf,
  createApplicant,
  createLetterWorld,
  later,
  now,
} from '#tests/support/letter-world.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { findOpenLetter } from './find-letter.server.ts'
import { saveLetterSettings } from './letter-settings.server.ts'
import { letterText } from './letter-text.ts'
import { loadPlacePage } from './place-page.server.ts'
import { countUntold, tellSetup } from './tell-setup.server.ts'

const setup = {
  setupStartsAt: new Date('2026-08-06T01:00:00Z'),
  setupEndsAt: new Date('2026-08-06T10:00:00Z'),
}
const newSetup = { ...setup, setupStartsAt: new Date('2026-08-05T06:00:00Z') }

/** A festival whose letters are out: two exhibitors have a place in one booth. */
async function setUp(db: Db) {
  const world = await createLetterWorld(db)
  const { event, left, plan, actor } = world
  const inOneBooth = { boothId: left.id, tables: 1 }
  const people = [
    await createApplicant(db, world, inOneBooth),
    await createApplicant(db, world, inOneBooth),
  ] as const
  await publishPlan(db, actor, { planId: plan.id, now })
  const answer = (person: (typeof people)[number], given: 'confirmed' | 'declined') =>
    answerOf(db, world, person, given)
  return { event, actor, people, answer }
}

function mailsAbout(db: Db) {
  return db
    .selectFrom('outboxMessage')
    .select(['toAddress', 'props'])
    .where('template', '=', 'place-setup')
    .orderBy('id')
    .execute()
}

test('changed set-up is told once to everybody who keeps a place, however often it is asked for', async () => {
  await using db = await createTestDb()
  const { event, actor, people, answer } = await setUp(db)
  const [stays, leaves] = people
  await answer(stays, 'confirmed')
  await answer(leaves, 'declined')
  await saveLetterSettings(db, actor, { ...newSetup, setupNotes: 'Gerbang barat' })

  expect(await countUntold(db, event.id)).toBe(1)
  expect(await mailsAbout(db)).toEqual([])
  const told = await Promise.all([1, 2, 3].map(() => tellSetup(db, actor, later)))

  expect(told.map((row) => row.told).sort()).toEqual([0, 0, 1])
  expect(await countUntold(db, event.id)).toBe(0)
  const mails = await mailsAbout(db)
  expect(mails.map((mail) => mail.toAddress)).toEqual([stays.officer.email])
  const letter = await findOpenLetter(db, event.id, stays.exhibitor.id)
  expect(mails[0]?.props).toMatchObject({
    letterId: letter?.id,
    before: { startsAt: '2026-08-06T01:00:00.000Z' },
    now: { startsAt: '2026-08-05T06:00:00.000Z' },
    notes: 'Gerbang barat',
  })
  const mail = await mailRenderers['place-setup'].render(
    mails[0]?.props,
    { language: 'id', origin: 'https://gelar.test' },
    db,
  )
  expect(mail.text).toContain('Rab 5 Agu 2026')
  expect(mail.text).toContain('Gerbang barat')
  expect(mail.text).toContain(`/peserta/`)
  expect(mail.attachments.map((file) => file.filename)).toEqual(['Surat-003-IPPA-VII-2026.pdf'])
})

test('a renewed letter has a new number and the new times, and keeps the answer', async () => {
  await using db = await createTestDb()
  const { event, actor, people, answer } = await setUp(db)
  const [confirmed, silent] = people
  await answer(confirmed, 'confirmed')
  await saveLetterSettings(db, actor, newSetup)

  expect(await tellSetup(db, actor, later)).toEqual({ renewed: 2, told: 2 })

  const letters = await Promise.all(
    [confirmed, silent].map(({ exhibitor }) => findOpenLetter(db, event.id, exhibitor.id)),
  )
  const [one, other] = letters.map((letter) => letter && letterText(letter))
  expect(letters.map((letter) => letter?.answer)).toEqual(['confirmed', null])
  expect(letters.map((letter) => letter?.reference).sort()).toEqual([
    '003/IPPA/VII/2026',
    '004/IPPA/VII/2026',
  ])
  expect(one?.facts).toContainEqual([
    'Persiapan stan',
    'Rab 5 Agu 2026, 13.00 WIB sampai Kam 6 Agu 2026, 17.00 WIB',
  ])
  expect(one?.replaces).toContain('menggantikan surat kami sebelumnya tentang stan A-01')
  expect(one?.request).toContain('sudah kami terima dan tetap berlaku')
  expect(other?.request).toContain('Mohon konfirmasi')
  const page = await loadPlacePage(db, event.id, confirmed.exhibitor.id, later)
  expect(page.letter).toMatchObject({ answer: 'confirmed', movedFrom: null })
  const withdrawn = await db
    .selectFrom('placeLetter')
    .select('number')
    .where('withdrawnAt', 'is not', null)
    .orderBy('number')
    .execute()
  expect(withdrawn).toEqual([{ number: 1 }, { number: 2 }])
})

test('nobody is told when nothing has changed, or when a change was taken back before it was told', async () => {
  await using db = await createTestDb()
  const { event, actor } = await setUp(db)

  await saveLetterSettings(db, actor, setup)
  expect(await countUntold(db, event.id)).toBe(0)
  await saveLetterSettings(db, actor, newSetup)
  expect(await countUntold(db, event.id)).toBe(2)
  await saveLetterSettings(db, actor, { ...setup, placeAnswerDueOn: '2026-07-30' })

  expect(await tellSetup(db, actor, later)).toEqual({ renewed: 0, told: 0 })
  expect(await mailsAbout(db)).toEqual([])
})
