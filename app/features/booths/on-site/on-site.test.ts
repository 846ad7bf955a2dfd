import { describe, expect, test } from 'vitest'
import type { Reach } from '#app/features/people/policy.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createListing,
  createPlan,
  createUptExhibitor,
  createUser,
  grantRole,
  placeInPlan,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { everything, nothing } from '#tests/support/reach.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { loadFieldBooth, loadFieldList } from './field-pages.server.ts'
import { reportBooth } from './report-booth.server.ts'
import type { Report } from './report-forms.ts'
import { requestRestock, stepRestock } from './restock.server.ts'

const now = new Date('2026-08-08T03:00:00Z')

/** A running festival with a booth that two units of different Kanwil share. */
async function setUp(db: Db) {
  const event = await createEvent(db)
  const user = await createUser(db)
  const booth = await createBooth(db, { eventId: event.id, code: 'A-01' })
  const plan = await createPlan(db, {
    eventId: event.id,
    status: 'published',
    publishedAt: '2026-08-01T00:00:00Z',
  })
  const unitOf = async (kanwilCode: string) => {
    const exhibitor = await createUptExhibitor(db, kanwilCode)
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
    return { exhibitor, application }
  }
  const units = [await unitOf('BA'), await unitOf('JB')] as const
  const actor = { eventId: event.id, userId: user.id }
  const tell = (report: Report, reach: Reach = everything, mayHandOver = reach.everything) =>
    reportBooth(db, actor, { reach, mayHandOver, report })
  return { event, user, actor, booth, units, tell }
}

const list = { filter: undefined, zone: '', search: '', page: 1 }

describe('reports on a booth', () => {
  test('make it arrived, set up, in trouble, well again and handed over, unit by unit', async () => {
    await using db = await createTestDb()
    const { event, booth, units, tell } = await setUp(db)
    const [first, second] = units
    const problemId = newId()
    const look = async () => {
      const { rows } = await loadFieldList(db, event.id, everything, list)
      return rows.map((row) => [row.state, row.arrived, row.problems])
    }
    const ofUnit = (unit: typeof first, kind: 'arrived' | 'set_up') =>
      tell({
        intent: 'progress',
        boothId: booth.id,
        kind,
        applicationId: unit.application.id,
      })

    await ofUnit(first, 'arrived')
    expect(await look()).toEqual([['arrived', 1, 0]])
    await ofUnit(second, 'set_up')
    await ofUnit(first, 'set_up')
    await tell({ intent: 'problem', id: problemId, boothId: booth.id, note: 'Lampu mati' })
    expect(await look()).toEqual([['set_up', 2, 1]])
    const page = await loadFieldBooth(db, event.id, everything, { code: 'A-01' })
    expect(page?.problems.map((problem) => problem.note)).toEqual(['Lampu mati'])
    await Promise.all(
      [1, 2].map(() =>
        tell({ intent: 'solved', boothId: booth.id, solvesId: problemId, note: '' }),
      ),
    )
    await tell({ intent: 'progress', boothId: booth.id, kind: 'handed_over' })
    expect(await look()).toEqual([['handed_over', 2, 0]])
    const kinds = await db.selectFrom('boothReport').select('kind').orderBy('at').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'arrived',
      'set_up',
      'set_up',
      'problem',
      'solved',
      'handed_over',
    ])
  })

  test('that a phone sends three times are kept once', async () => {
    await using db = await createTestDb()
    const { booth, tell } = await setUp(db)
    const report = { intent: 'problem', id: newId(), boothId: booth.id, note: 'Bocor' } as const

    await Promise.all([1, 2, 3].map(() => tell(report)))

    expect(await db.selectFrom('boothReport').select('id').execute()).toEqual([{ id: report.id }])
  })

  test('are taken from each about the own units only', async () => {
    await using db = await createTestDb()
    const { event, booth, units, tell } = await setUp(db)
    const elsewhere = await createBooth(db, { eventId: event.id })
    const officer = { ...nothing, exhibitorIds: [units[0].exhibitor.id] }
    const coordinator = { ...nothing, kanwilCodes: ['JB'] }
    const arrived = (boothId: string, applicationId?: string): Report => ({
      intent: 'progress',
      boothId,
      kind: 'arrived',
      ...(applicationId ? { applicationId } : {}),
    })
    const [first, second] = units.map((unit) => unit.application.id)

    expect(await outcome(tell(arrived(booth.id, first), officer))).toBe('done')
    expect(await outcome(tell(arrived(booth.id, second), coordinator))).toBe('done')
    expect(await outcome(tell(arrived(booth.id, second), officer))).toBe('unitNotInBooth')
    expect(await outcome(tell(arrived(booth.id), officer))).toBe('unitNotInBooth')
    expect(await outcome(tell(arrived(elsewhere.id), officer))).toBe('boothNotFound')
    expect(await outcome(tell(arrived(booth.id, first), nothing))).toBe('boothNotFound')
    const handOver: Report = {
      ...arrived(booth.id, first),
      intent: 'progress',
      kind: 'handed_over',
    }
    expect(await outcome(tell(handOver, officer))).toBe('handOverByOrganizer')
    const { rows } = await loadFieldList(db, event.id, { ...nothing, kanwilCodes: ['SB'] }, list)
    expect(rows).toEqual([])
  })
})

describe('a request for goods', () => {
  async function withGoods(db: Db) {
    const world = await setUp(db)
    const [{ exhibitor }] = world.units
    const listing = await createListing(db, {
      eventId: world.event.id,
      boothId: world.booth.id,
      exhibitorId: exhibitor.id,
      stock: 10,
    })
    const coordinator = await createUser(db)
    await grantRole(db, {
      userId: coordinator.id,
      role: 'kanwil_coordinator',
      kanwilCode: 'BA',
    })
    const booth = {
      now,
      requestReach: { ...nothing, boothIds: [world.booth.id] },
      answerReach: undefined,
    }
    const supplier = {
      now,
      requestReach: undefined,
      answerReach: { ...nothing, kanwilCodes: ['BA'] },
    }
    const ask = (id = newId()) =>
      requestRestock(db, world.actor, booth, {
        intent: 'request',
        id,
        listingId: listing.id,
        quantity: 25,
        note: '',
      })
    return { ...world, listing, booth, supplier, ask }
  }

  test('is answered, received once, and then counts among the pieces brought', async () => {
    await using db = await createTestDb()
    const { actor, listing, booth, supplier, ask } = await withGoods(db)
    const requestId = newId()
    await Promise.all([ask(requestId), ask(requestId)])
    const step = (asked: typeof booth | typeof supplier, intent: 'promise' | 'send' | 'receive') =>
      outcome(stepRestock(db, actor, asked, { intent, requestId, answer: '' }))

    expect(await step(booth, 'promise')).toBe('restockStepRefused')
    expect(await step(supplier, 'promise')).toBe('done')
    expect(await step(supplier, 'send')).toBe('done')
    expect(await step(supplier, 'receive')).toBe('restockStepRefused')
    const received = await Promise.all([step(booth, 'receive'), step(booth, 'receive')])
    expect(received.sort()).toEqual(['done', 'restockStepRefused'])

    const { stock } = await db
      .selectFrom('listing')
      .select('stock')
      .where('id', '=', listing.id)
      .executeTakeFirstOrThrow()
    expect(stock).toBe(35)
  })

  test('is told to the coordinators of the Kanwil, at most once an hour', async () => {
    await using db = await createTestDb()
    const { ask } = await withGoods(db)
    await ask()
    await ask()

    const mails = await db.selectFrom('outboxMessage').select('template').execute()
    expect(mails).toEqual([{ template: 'restock-requested' }])
  })

  test('is nobody else’s business', async () => {
    await using db = await createTestDb()
    const { actor, supplier, booth, ask } = await withGoods(db)
    const requestId = newId()
    await ask(requestId)
    const stranger = { ...supplier, answerReach: { ...nothing, kanwilCodes: ['JB'] } }
    const step = { intent: 'promise', requestId, answer: '' } as const

    expect(await outcome(stepRestock(db, actor, stranger, step))).toBe('restockNotFound')
    expect(
      await outcome(
        requestRestock(
          db,
          actor,
          { ...booth, requestReach: nothing },
          { intent: 'request', id: newId(), listingId: newId(), quantity: 1, note: '' },
        ),
      ),
    ).toBe('listingUnknown')
  })
})
