import type { Actor } from '#app/lib/actor.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { moveInLockedPlan } from '../plans/move-placements.server.ts'

/** Somebody who was given a place after a draft had been made, and has none in it. */
export type Newcomer = {
  applicationId: string
  exhibitor: string
  boothId: string
  booth: string
}

/** What becomes of newcomers when a draft without them is published. */
export type NewcomersChoice =
  | { kind: 'keep' }
  /** The planner has read these names and takes their places away. */
  | { kind: 'drop'; applicationIds: ReadonlyArray<string> }

/**
 * Who has a place in the published plan, had none in the one that was published when this draft began, and has none
 * in the draft: publishing it would take a place away from them that the planner may never have seen.
 */
export function listNewcomers(db: Db, eventId: string, planId: string): Promise<Newcomer[]> {
  return db
    .selectFrom('allocationPlan as draft')
    .innerJoin('allocationPlan as published', (join) =>
      join
        .onRef('published.eventId', '=', 'draft.eventId')
        .on('published.status', '=', 'published'),
    )
    .innerJoin('placement', 'placement.planId', 'published.id')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .select([
      'placement.applicationId',
      'exhibitor.name as exhibitor',
      'placement.boothId',
      'booth.code as booth',
    ])
    .where('draft.eventId', '=', eventId)
    .where('draft.id', '=', planId)
    .where('draft.status', '=', 'draft')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('placement as own')
            .select('own.applicationId')
            .whereRef('own.planId', '=', 'draft.id')
            .whereRef('own.applicationId', '=', 'placement.applicationId'),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('placement as former')
            .select('former.applicationId')
            .whereRef('former.applicationId', '=', 'placement.applicationId')
            .where('former.planId', '=', (known) =>
              known
                .selectFrom('allocationPlan as seen')
                .select('seen.id')
                .whereRef('seen.eventId', '=', 'draft.eventId')
                .where('seen.status', '!=', 'draft')
                .whereRef('seen.publishedAt', '<=', 'draft.createdAt')
                .orderBy('seen.publishedAt', 'desc')
                .orderBy('seen.number', 'desc')
                .limit(1),
            ),
        ),
      ),
    )
    .orderBy('exhibitor.name')
    .orderBy('placement.applicationId')
    .execute()
}

/**
 * Before a draft is published: its newcomers are put where they were told, or left out when the planner has chosen so
 * for each of them by name. Festival and draft must be locked by the caller, so that nobody comes in between.
 */
export async function settleNewcomers(
  trx: Trx,
  actor: Actor,
  planId: string,
  choice: NewcomersChoice | undefined,
): Promise<void> {
  const newcomers = await listNewcomers(trx, actor.eventId, planId)
  if (choice?.kind === 'keep') return carryNewcomers(trx, actor, planId, newcomers)
  const left = new Set(choice?.applicationIds)
  const unread = newcomers.filter(({ applicationId }) => !left.has(applicationId))
  if (unread.length > 0)
    throw new DomainError('newcomersUnread', {
      number: unread.length,
      names: namesOf(unread),
    })
}

/** Up to so many are placed one after another, so that a refusal can name who does not fit. */
const ONE_BY_ONE = 30

/** Puts newcomers into the booths they were told; refused as a whole when one of them does not fit there. */
export async function carryNewcomers(
  trx: Trx,
  actor: Actor,
  planId: string,
  newcomers: ReadonlyArray<Newcomer>,
): Promise<void> {
  const moves = newcomers.map(({ applicationId, boothId }) => ({
    applicationId,
    from: null,
    to: boothId,
  }))
  if (moves.length > ONE_BY_ONE) return moveInLockedPlan(trx, actor, planId, moves)
  for (const [index, { exhibitor, booth }] of newcomers.entries()) {
    try {
      await moveInLockedPlan(trx, actor, planId, moves.slice(index, index + 1))
    } catch (error) {
      // A rule, a lock, or the tables, which the database alone counts.
      if (toDomainError(error)) throw new DomainError('newcomerNoRoom', { exhibitor, booth })
      throw error
    }
  }
}

/** The first few by name; a message has no room for more. */
function namesOf(newcomers: ReadonlyArray<Newcomer>): string {
  const shown = newcomers.slice(0, 3).map(({ exhibitor, booth }) => `${exhibitor} (${booth})`)
  return newcomers.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}
