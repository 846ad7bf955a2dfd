import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { type Marks, MOST_MARK, priorityOf } from '#app/features/exhibitors/review/rubric.ts'
import { insertMany, insertMissing } from '#db/insert-many.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { stableId } from '../stable-id.ts'
import type { StoredApplication } from './applications.ts'
import { minutesAfter } from './clock.ts'
import { createRandom, type Random } from './random.ts'

/** Two who read for the organizers. Nobody knows their password: they are there to have an opinion. */
const readers = [
  { email: 'nyoman.kurator@gelar.test', name: 'Nyoman Kurator' },
  { email: 'tuti.kurator@gelar.test', name: 'Tuti Kurator' },
].map((reader) => ({ ...reader, id: stableId('user', reader.email) }))

type Reading = {
  eventId: string
  applications: ReadonlyArray<StoredApplication>
  /** Which of the applications, in the order they came, the first and the second reader have come to. */
  hasRead: (application: StoredApplication, index: number) => [first: boolean, second: boolean]
}

/** What has been sent in is read, some of it twice; what was sent back or is still being written is not. */
const readable: ReadonlySet<ApplicationStatus> = new Set([
  'submitted',
  'endorsed',
  'accepted',
  'waiting_list',
  'declined',
])

/**
 * Makes the readers, who organize these festivals too, and what they think of the applications. Without
 * accounts there are no readers: then nothing is marked and every priority stays the provisional one.
 */
export async function storeMarks(trx: Trx, readings: ReadonlyArray<Reading>): Promise<void> {
  await storeReaders(trx, readings)
  for (const { eventId, applications, hasRead } of readings) {
    const random = createRandom(`marks ${eventId}`)
    const read = applications
      .filter(({ status }) => readable.has(status))
      .flatMap((application, index) => {
        const rows = readers
          .filter((_, position) => hasRead(application, index)[position])
          .map((reader) => oneReading(random, eventId, application, reader.id))
        return rows.length > 0 ? [{ application, rows }] : []
      })
    await insertMany(
      trx,
      'applicationScore',
      read.flatMap(({ rows }) => rows),
    )
    await sql`
      update application set priority_score = given.priority
      from unnest(
        ${read.map(({ application }) => application.id)}::uuid[],
        ${read.map(({ rows }) => priorityOf(rows))}::integer[]
      ) as given (id, priority)
      where application.id = given.id
    `.execute(trx)
  }
}

async function storeReaders(trx: Trx, readings: ReadonlyArray<Reading>): Promise<void> {
  const password = await hashPassword(randomBytes(32).toString('base64'))
  await insertMissing(
    trx,
    'user',
    readers.map((reader) => ({ ...reader, emailVerified: true })),
  )
  await insertMissing(
    trx,
    'account',
    readers.map(({ id, email }) => ({
      id: stableId('account', email),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password,
    })),
  )
  await insertMissing(
    trx,
    'roleGrant',
    readings.flatMap(({ eventId }) =>
      readers.map(({ id, email }) => ({
        id: stableId('role_grant', email, eventId),
        userId: id,
        role: 'organizer' as const,
        eventId,
      })),
    ),
  )
}

/** Marks around what the application is worth, given some hours after it was sent and before anything came of it. */
function oneReading(
  random: Random,
  eventId: string,
  { id, createdAt, worth, reachedAt }: StoredApplication,
  userId: string,
) {
  const mark = () =>
    Math.min(MOST_MARK, Math.max(1, Math.round((worth * MOST_MARK) / 100) + random.int(-1, 1)))
  const marks: Marks = { quality: mark(), story: mark(), readiness: mark() }
  return {
    eventId,
    applicationId: id,
    userId,
    ...marks,
    remark: remarkOn(random, marks),
    scoredAt: minutesAfter(reachedAt('submitted') ?? createdAt, random.int(60, 660)),
  }
}

function remarkOn(random: Random, { quality, story, readiness }: Marks): string {
  if (!random.chance(0.4)) return ''
  if (readiness <= 2) return 'Jumlah stok perlu dipastikan lagi.'
  if (quality === MOST_MARK) return 'Pengerjaan rapi, siap jual.'
  if (story === MOST_MARK) return 'Ceritanya kuat, layak ditonjolkan.'
  return ''
}
