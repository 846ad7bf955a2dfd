import { answerPlace } from '#app/features/booths/letters/answer-place.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createOfficer,
  createPlan,
  createUptExhibitor,
  createUser,
  createZone,
  placeInPlan,
} from './factories.ts'

/** Two moments before the answers are due. */
export const now = new Date('2026-07-10T03:00:00Z')
export const later = new Date('2026-07-12T03:00:00Z')

/** A festival with two booths of two tables, an organizer, and a draft. */
export async function createLetterWorld(db: Db) {
  const event = await createEvent(db, {
    name: 'IPPA Fest',
    status: 'call_closed',
    placeAnswerDueOn: '2026-07-20',
    setupStartsAt: '2026-08-06T01:00:00Z',
    setupEndsAt: '2026-08-06T10:00:00Z',
  })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id, name: 'Kriya' })
  const ofZone = { eventId: event.id, zoneId: zone.id, capacity: 2 }
  const left = await createBooth(db, { ...ofZone, code: 'A-01' })
  const right = await createBooth(db, { ...ofZone, code: 'A-02' })
  const plan = await createPlan(db, { eventId: event.id })
  return { event, left, right, plan, actor: { eventId: event.id, userId: user.id } }
}

export type LetterWorld = Awaited<ReturnType<typeof createLetterWorld>>

/** An exhibitor with an officer and an application for two tables; placed in the draft where a booth is named. */
export async function createApplicant(
  db: Db,
  { event, plan }: LetterWorld,
  {
    status = 'endorsed' as const,
    boothId,
    score = 50,
    tables = 2,
  }: {
    status?: 'endorsed' | 'waiting_list'
    boothId?: string
    score?: number
    tables?: number
  } = {},
) {
  const exhibitor = await createUptExhibitor(db)
  const officer = await createOfficer(db, exhibitor.id)
  const application = await createApplication(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
    status,
    tables,
    priorityScore: score,
  })
  if (boothId)
    await placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId,
      tables,
    })
  return { exhibitor, officer, application }
}

/** All letters of the database, by number. */
export const lettersOf = (db: Db) =>
  db
    .selectFrom('placeLetter')
    .select([
      'id',
      'reference',
      'exhibitorName',
      'boothCode',
      'answer',
      'answerDueOn',
      'withdrawnAt',
    ])
    .orderBy('number')
    .execute()

/** The letter about a place that holds now. */
export async function letterOf(db: Db, applicationId: string) {
  return db
    .selectFrom('placeLetter')
    .select(['id', 'boothCode', 'answer', 'answerRemark', 'answerDueOn'])
    .where('applicationId', '=', applicationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
}

/** Every mail so far: its template and whom it goes to. */
export const mailsTo = async (db: Db) =>
  (
    await db.selectFrom('outboxMessage').select(['template', 'toAddress']).orderBy('id').execute()
  ).map((mail) => [mail.template, mail.toAddress])

/** An exhibitor's answer to its letter, or to another one. */
export async function answerOf(
  db: Db,
  { event }: LetterWorld,
  { exhibitor, officer, application }: Awaited<ReturnType<typeof createApplicant>>,
  answer: 'confirmed' | 'declined',
  at = now,
  letterId?: string,
) {
  const actor = { eventId: event.id, userId: officer.id }
  return answerPlace(db, actor, {
    exhibitorId: exhibitor.id,
    letterId: letterId ?? (await letterOf(db, application.id)).id,
    answer,
    remark: '',
    now: at,
  })
}
