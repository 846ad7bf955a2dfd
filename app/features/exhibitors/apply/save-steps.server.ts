import { randomCrockford } from '#app/lib/crockford.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { asks } from '../call/call-terms.ts'
import { type Draft, type Kept, refuseUnseen, writeDraft } from './draft.server.ts'
import { digestOf } from './step-digest.server.ts'
import type { NeedsInput, PapersInput, PeopleInput, WishesInput } from './step-forms.ts'

/** Tables, power, water and the rest. What the call does not ask for stays as it was. */
export function saveNeeds(db: Db, officer: ActingOfficer, input: NeedsInput): Promise<Kept> {
  return writeDraft(db, officer, 'needs', async (_trx, draft) => {
    refuseUnseen(draft, input, digestOf('needs', draft.before))
    const { terms } = draft
    if (input.tables > terms.maxTablesPerApplication) {
      throw new DomainError('tooManyTables', { max: terms.maxTablesPerApplication })
    }
    return {
      tables: input.tables,
      peopleCount: input.peopleCount,
      ...(asks(terms, 'power') ? { powerWatts: input.powerWatts ?? 0 } : {}),
      ...(asks(terms, 'water') ? { needsWater: input.needsWater } : {}),
      ...(asks(terms, 'cooking') ? { needsCooking: input.needsCooking } : {}),
      ...(asks(terms, 'cold_storage') ? { needsColdStorage: input.needsColdStorage } : {}),
    }
  })
}

/** Papers and best-before days of the food that comes along. */
export function savePapers(db: Db, officer: ActingOfficer, input: PapersInput): Promise<Kept> {
  return writeDraft(db, officer, 'papers', async (trx, draft) => {
    refuseUnseen(draft, input, digestOf('papers', draft.before))
    const brought = new Set(draft.before.products.map((product) => product.id))
    for (const { productId, bestBefore, ...papers } of input.papers) {
      // Taken off the list in another tab meanwhile: its papers have nothing to go with.
      if (!brought.has(productId)) continue
      await trx
        .updateTable('product')
        .set({
          pirtNumber: papers.pirtNumber ?? null,
          bpomNumber: papers.bpomNumber ?? null,
          halalNumber: papers.halalNumber ?? null,
        })
        .where('exhibitorId', '=', officer.exhibitorId)
        .where('id', '=', productId)
        .execute()
      await trx
        .updateTable('applicationProduct')
        .set({ bestBefore: bestBefore ?? null })
        .where('eventId', '=', officer.eventId)
        .where('applicationId', '=', draft.id)
        .where('productId', '=', productId)
        .execute()
    }
    return {}
  })
}

/** The officers and helpers who come along. A badge's code stays with its person. */
async function writePeople(
  trx: Trx,
  eventId: string,
  draft: Pick<Draft, 'id' | 'before'>,
  people: PeopleInput['people'],
): Promise<void> {
  const named = people.flatMap(({ name, ...person }) => (name ? [{ ...person, name }] : []))
  const known = new Set(draft.before.staff.map((person) => person.id))
  const staying = named.flatMap(({ id }) => (id && known.has(id) ? [id] : []))
  await trx
    .deleteFrom('exhibitorStaff')
    .where('eventId', '=', eventId)
    .where('applicationId', '=', draft.id)
    .where('id', 'not in', staying.length > 0 ? staying : [draft.id])
    .execute()
  for (const { id, name, duty } of named) {
    if (id && known.has(id)) {
      await trx
        .updateTable('exhibitorStaff')
        .set({ name, duty })
        .where('eventId', '=', eventId)
        .where('id', '=', id)
        .execute()
    } else {
      await trx
        .insertInto('exhibitorStaff')
        .values({
          id: newId(),
          eventId,
          applicationId: draft.id,
          name,
          duty,
          badgeCode: randomCrockford(10),
        })
        .execute()
    }
  }
}

export function savePeople(db: Db, officer: ActingOfficer, input: PeopleInput): Promise<Kept> {
  return writeDraft(db, officer, 'people', async (trx, draft) => {
    refuseUnseen(draft, input, digestOf('people', draft.before))
    await writePeople(trx, officer.eventId, draft, input.people)
    return {}
  })
}

async function writeWishes(trx: Trx, eventId: string, draft: Draft, zoneIds: string[]) {
  await trx
    .deleteFrom('applicationZoneWish')
    .where('eventId', '=', eventId)
    .where('applicationId', '=', draft.id)
    .execute()
  if (zoneIds.length === 0) return
  await trx
    .insertInto('applicationZoneWish')
    .values(
      zoneIds.map((zoneId, index) => ({
        eventId,
        applicationId: draft.id,
        rank: index + 1,
        zoneId,
      })),
    )
    .execute()
}

/** Preferred zones in their order, the story, and remarks. */
export function saveWishes(db: Db, officer: ActingOfficer, input: WishesInput): Promise<Kept> {
  return writeDraft(db, officer, 'wishes', async (trx, draft) => {
    refuseUnseen(draft, input, digestOf('wishes', draft.before))
    const { firstWish, secondWish, thirdWish, story, remarks } = input
    if (asks(draft.terms, 'zones')) {
      const wishes = [firstWish, secondWish, thirdWish].filter((id) => id !== undefined)
      await writeWishes(trx, officer.eventId, draft, wishes)
    }
    return { story, ...(asks(draft.terms, 'remarks') ? { remarks } : {}) }
  })
}
