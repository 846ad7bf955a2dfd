import type { Span } from '#app/features/programme/plan/span.ts'
import { prayerBreaks } from '#app/features/programme/prayer/prayer-breaks.ts'
import { insertMany } from '#db/insert-many.ts'
import type { PerformerKind, PermitStatus, SlotStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { Clock } from './clock.ts'
import type { StoredEvent, Venue } from './event.ts'
import type { StoredLandmark } from './ground.ts'
import { spanOf, storePermits, travelMinutes } from './permits.ts'
import type { Random } from './random.ts'
import { type Line, layOut, type TimedLine } from './running-order.ts'

/** An act that the list of performers does not have. */
export type NewAct = { name: string; kind: PerformerKind; origin: string; members: number }

export type StagePlan = {
  name: string
  landmark: string
  /** Running orders by day, counted from today. */
  days: Array<{ offset: number; lines: Line[] }>
}

export type ProgrammePlan = {
  stages: StagePlan[]
  newActs: NewAct[]
  /** Acts of warga binaan whose letter is not there yet, and how far it is; absent = valid. */
  permits: Record<string, PermitStatus | 'none'>
  published: Array<{ number: number; note: string; at: Date }>
}

type StoredAct = {
  id: string
  name: string
  kind: PerformerKind
  origin: string
  isWargaBinaan: boolean
  travelMinutes: number
}
export type StoredSlot = TimedLine & {
  id: string
  stageId: string
  stageName: string
  act: StoredAct | undefined
  status: SlotStatus
}

/** Stores stages, acts, permits, slots and the published versions of a festival. */
export async function storeProgramme(
  trx: Trx,
  random: Random,
  clock: Clock,
  event: StoredEvent,
  venue: Venue,
  landmarks: ReadonlyArray<StoredLandmark>,
  plan: ProgrammePlan,
): Promise<{ stages: Array<{ id: string; name: string }> }> {
  const stages = plan.stages.map((stage) => ({ ...stage, id: random.id(event.createdAt) }))
  await insertMany(
    trx,
    'stage',
    stages.map((stage, position) => ({
      id: stage.id,
      eventId: event.id,
      name: stage.name,
      position,
      landmarkId: landmarks.find((mark) => mark.name === stage.landmark)?.id ?? null,
    })),
  )
  const timed = stages.flatMap((stage) =>
    stage.days.flatMap(({ offset, lines }) => {
      const day = event.days.find((open) => open.on === clock.day(offset))
      if (!day) return []
      const hours = {
        startAt: clock.at(offset, day.opensAt),
        endAt: clock.at(offset, day.closesAt),
      }
      return layOut(hours, prayerBreaks(venue, day.on), lines).map((line) => ({ line, stage }))
    }),
  )
  const names = [...new Set(timed.flatMap(({ line }) => (line.kind === 'act' ? [line.title] : [])))]
  const acts = await storeActs(trx, random, event, names, plan.newActs)
  const slots = timed.map(({ line, stage }): StoredSlot => {
    const act = line.kind === 'act' ? acts.find((item) => item.name === line.title) : undefined
    const missing = act?.isWargaBinaan && plan.permits[act.name] !== undefined
    const id = random.id(event.createdAt)
    const status = statusAt(clock.now, line.planned, missing === true)
    return { ...line, id, stageId: stage.id, stageName: stage.name, act, status }
  })
  await storePermits(trx, random, event, plan.permits, slots)
  await insertMany(
    trx,
    'slot',
    slots.map((slot) => ({
      id: slot.id,
      eventId: event.id,
      stageId: slot.stageId,
      actId: slot.act?.id ?? null,
      kind: slot.kind,
      title: slot.title,
      status: slot.status,
      planned: spanOf(slot.planned),
      setupMinutes: slot.setup,
      strikeMinutes: slot.strike,
      actualStartsAt:
        slot.status === 'done' || slot.status === 'live' ? slot.planned.startAt : null,
      actualEndsAt: slot.status === 'done' ? slot.planned.endAt : null,
      createdAt: event.createdAt,
    })),
  )
  await storeVersions(trx, random, event, plan, slots)
  return { stages }
}

function statusAt(now: Date, planned: Span, permitMissing: boolean): SlotStatus {
  if (permitMissing) return planned.endAt <= now ? 'cancelled' : 'planned'
  if (planned.endAt <= now) return 'done'
  return planned.startAt <= now ? 'live' : 'confirmed'
}

async function storeActs(
  trx: Trx,
  random: Random,
  event: StoredEvent,
  names: ReadonlyArray<string>,
  newActs: ReadonlyArray<NewAct>,
): Promise<StoredAct[]> {
  const performers = await trx
    .selectFrom('performer')
    .select(['id', 'name', 'kind', 'origin', 'kanwilCode', 'membersTypical', 'isWargaBinaan'])
    .where('name', 'in', names)
    .execute()
  const acts = names.map((name) => {
    const performer = performers.find((item) => item.name === name)
    const entered = newActs.find((item) => item.name === name)
    const kind = performer?.kind ?? entered?.kind
    const origin = performer?.origin ?? entered?.origin
    if (!kind || !origin) throw new Error(`Nobody performs under the name ${name}`)
    return {
      id: random.id(event.createdAt),
      performerId: performer?.id ?? null,
      name,
      kind,
      origin,
      kanwilCode: performer?.kanwilCode ?? null,
      membersCount: performer?.membersTypical ?? entered?.members ?? 1,
      isWargaBinaan: performer?.isWargaBinaan ?? false,
      travelMinutes: performer?.isWargaBinaan ? travelMinutes : 0,
    }
  })
  await insertMany(
    trx,
    'act',
    acts.map((act) => ({ ...act, eventId: event.id })),
  )
  return acts
}

/** What was published, as it was: everything that was certain, in every version. */
async function storeVersions(
  trx: Trx,
  random: Random,
  event: StoredEvent,
  plan: ProgrammePlan,
  slots: ReadonlyArray<StoredSlot>,
): Promise<void> {
  const versions = plan.published.map((version) => ({ ...version, id: random.id(version.at) }))
  await insertMany(
    trx,
    'programmeVersion',
    versions.map((version) => ({
      id: version.id,
      eventId: event.id,
      number: version.number,
      note: version.note,
      publishedAt: version.at,
    })),
  )
  const certain = slots.filter((slot) => slot.status !== 'planned' && slot.status !== 'cancelled')
  await insertMany(
    trx,
    'programmeVersionSlot',
    versions.flatMap((version) =>
      certain.map((slot) => ({
        eventId: event.id,
        versionId: version.id,
        slotId: slot.id,
        stageId: slot.stageId,
        stageName: slot.stageName,
        kind: slot.kind,
        title: slot.title,
        origin: slot.act?.origin ?? null,
        actKind: slot.act?.kind ?? null,
        planned: spanOf(slot.planned),
      })),
    ),
  )
}
