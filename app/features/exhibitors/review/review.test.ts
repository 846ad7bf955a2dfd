import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createEvent,
  createExhibitor,
  createKanwil,
  createUptExhibitor,
  createUser,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { decideApplications } from '../applications/decide-applications.server.ts'
import { withdrawApplication } from '../applications/withdraw-application.server.ts'
import { rankApplication } from './rank-applications.server.ts'
import { priorityOf } from './rubric.ts'
import { removeScore, scoreApplications } from './score-applications.server.ts'

async function region(db: Db, count: number) {
  const event = await createEvent(db)
  const user = await createUser(db)
  const applications = []
  for (let index = 0; index < count; index += 1) {
    const exhibitor = await createUptExhibitor(db, 'BA')
    applications.push(
      await createApplication(db, {
        eventId: event.id,
        exhibitorId: exhibitor.id,
        status: 'submitted',
        submittedAt: `2026-06-10T00:0${index}:00Z`,
      }),
    )
  }
  return {
    event,
    applications,
    actor: { eventId: event.id, userId: user.id },
  }
}

async function ranksOf(db: Db, eventId: string) {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'kanwilRank'])
    .where('eventId', '=', eventId)
    .execute()
  return new Map(rows.map((row) => [row.id, row.kanwilRank]))
}

test('moves at the same time leave every application of the Kanwil with a rank of its own, without gaps', async () => {
  await using db = await createTestDb()
  const { event, applications, actor } = await region(db, 8)

  await Promise.all(
    [...applications, ...applications.toReversed()].map(({ id }, index) =>
      rankApplication(db, actor, {
        kanwilCode: 'BA',
        applicationId: id,
        move: index % 3 === 0 ? 'up' : { to: (index % 8) + 1 },
      }),
    ),
  )

  const ranks = [...(await ranksOf(db, event.id)).values()]
  expect(ranks.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('what is declined or withdrawn gives its rank to the next, and what is returned keeps it', async () => {
  await using db = await createTestDb()
  const { event, applications, actor } = await region(db, 4)
  const [a, b, c, d] = applications
  if (!a || !b || !c || !d) throw new Error('four are needed')
  await rankApplication(db, actor, { kanwilCode: 'BA', applicationId: d.id, move: { to: 1 } })
  const step = { capacity: 'organizer', remark: 'Lengkapi' } as const

  await decideApplications(db, actor, { ...step, step: 'return', applicationIds: [a.id] })
  await decideApplications(db, actor, { ...step, step: 'decline', applicationIds: [d.id] })
  await withdrawApplication(db, { ...actor, exhibitorId: b.exhibitorId, now: new Date() })

  const ranks = await ranksOf(db, event.id)
  expect([a, b, c, d].map(({ id }) => ranks.get(id))).toEqual([1, null, 2, null])
})

test('a Kanwil ranks its own applications only', async () => {
  await using db = await createTestDb()
  const { event, applications, actor } = await region(db, 2)
  await createKanwil(db, { code: 'NB' })
  const foreign = await createUptExhibitor(db, 'NB')
  const other = await createApplication(db, { eventId: event.id, exhibitorId: foreign.id })
  const elsewhere = await createApplication(db, {
    eventId: (await createEvent(db)).id,
    exhibitorId: applications[0]?.exhibitorId ?? '',
  })

  for (const { id } of [other, elsewhere]) {
    expect(
      await outcome(
        rankApplication(db, actor, { kanwilCode: 'BA', applicationId: id, move: 'up' }),
      ),
    ).toBe('applicationNotFound')
  }
})

test('the priority follows the mean of all readers, who may change their minds', async () => {
  await using db = await createTestDb()
  const { event, applications } = await region(db, 2)
  const [first, second] = applications
  if (!first || !second) throw new Error('two are needed')
  const [ani, budi] = [await createUser(db), await createUser(db)]
  const priority = async () =>
    (
      await db
        .selectFrom('application')
        .select('priorityScore')
        .where('id', '=', first.id)
        .executeTakeFirstOrThrow()
    ).priorityScore
  const read = (userId: string, quality: number, story: number, readiness: number) =>
    scoreApplications(
      db,
      { eventId: event.id, userId },
      {
        applicationIds: [first.id],
        marks: { quality, story, readiness },
        remark: '',
      },
    )

  await read(ani.id, 5, 5, 5)
  expect(await priority()).toBe(100)
  await Promise.all([read(budi.id, 0, 0, 1), read(ani.id, 3, 4, 4)])
  expect(await priority()).toBe(
    priorityOf([
      { quality: 0, story: 0, readiness: 1 },
      { quality: 3, story: 4, readiness: 4 },
    ]),
  )
  await removeScore(db, { eventId: event.id, userId: ani.id }, first.id)
  expect(await priority()).toBe(7)
  await removeScore(db, { eventId: event.id, userId: budi.id }, first.id)
  expect(await priority()).toBe(50)
})

test('the formula in SQL is the one that pages show, for all marks of two readers', async () => {
  await using db = await createTestDb()
  const { event, applications } = await region(db, 1)
  const [ani, budi] = [await createUser(db), await createUser(db)]
  const id = applications[0]?.id ?? ''
  for (const [one, two] of [
    [0, 0],
    [1, 2],
    [5, 4],
    [3, 3],
    [2, 5],
  ] as const) {
    const given = [
      { quality: one, story: two, readiness: one },
      { quality: two, story: two, readiness: one },
    ] as const
    for (const [index, marks] of given.entries()) {
      const reader = { eventId: event.id, userId: (index === 0 ? ani : budi).id }
      await scoreApplications(db, reader, {
        applicationIds: [id],
        marks,
        remark: '',
      })
    }
    const row = await db
      .selectFrom('application')
      .select('priorityScore')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.priorityScore).toBe(priorityOf(given))
  }
})

test('drafts are not read, and of many all are marked or none', async () => {
  await using db = await createTestDb()
  const { event, applications, actor } = await region(db, 2)
  const draft = await createApplication(db, {
    eventId: event.id,
    status: 'draft',
    submittedAt: null,
  })
  const reading = {
    marks: { quality: 4, story: 4, readiness: 4 },
    remark: 'Bagus',
  }
  const ids = applications.map(({ id }) => id)

  expect(
    await outcome(scoreApplications(db, actor, { ...reading, applicationIds: [...ids, draft.id] })),
  ).toBe('applicationNotReadable')
  expect(await db.selectFrom('applicationScore').selectAll().execute()).toEqual([])
  expect(await scoreApplications(db, actor, { ...reading, applicationIds: [...ids, ...ids] })).toBe(
    2,
  )
})

test('five hundred applications are endorsed in one go, each with its own trace, and all or none', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  const exhibitors = await Promise.all(Array.from({ length: 500 }, () => createExhibitor(db)))
  const applications = await Promise.all(
    exhibitors.map(({ id }) =>
      createApplication(db, { eventId: event.id, exhibitorId: id, status: 'submitted' }),
    ),
  )
  const actor = { eventId: event.id, userId: user.id }
  const decision = {
    capacity: 'organizer',
    remark: '',
    applicationIds: applications.map(({ id }) => id),
  } as const

  expect(await decideApplications(db, actor, { ...decision, step: 'accept' })).toBe(500)

  const counted = await db
    .selectFrom('applicationStep')
    .select((row) => row.fn.count<number>('applicationId').distinct().as('count'))
    .executeTakeFirstOrThrow()
  expect(counted.count).toBe(500)
  expect(await outcome(decideApplications(db, actor, { ...decision, step: 'endorse' }))).toBe(
    'applicationStepRefused',
  )
})
