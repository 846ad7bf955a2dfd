import { sql } from 'kysely'
import { dayOf, endOfDay, startOfDay } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import type { PerformerKind, SlotKind } from '#db/types.ts'
import { openingHours, type PrayerBreak, prayerBreaks } from '../prayer/prayer-breaks.ts'
import { pickDay, programmeDays } from './programme-days.ts'
import { getProgrammeVenue } from './programme-venue.server.ts'
import { findSlotWarnings, type PlacedSlot, type SlotWarning } from './slot-conflicts.ts'
import { clip, type Span } from './span.ts'
import { listStages, type Stage } from './stages.server.ts'

/** A slot as organizers and stage managers see it. */
export type StaffSlot = PlacedSlot & {
  kind: SlotKind
  title: string
  origin: string | null
  actKind: PerformerKind | null
  membersCount: number | null
  isWargaBinaan: boolean
  /** False when warga binaan have no valid permit for the whole slot. */
  isPermitted: boolean
  actualStartsAt: Date | null
  actualEndsAt: Date | null
}

/** Slots of a festival, drafts and cancelled ones too, that touch a span; all of them without one. */
async function listStaffSlots(db: Db, eventId: string, within?: Span): Promise<StaffSlot[]> {
  let query = selectStaffSlots(db, eventId)
  if (within) {
    query = query.where(
      sql<boolean>`slot.occupied && tstzrange(${within.startAt}::timestamptz, ${within.endAt}::timestamptz, '[)')`,
    )
  }
  return query.execute()
}

/** One slot of a festival. */
export async function findStaffSlot(
  db: Db,
  eventId: string,
  slotId: string,
): Promise<StaffSlot | undefined> {
  return selectStaffSlots(db, eventId).where('slot.id', '=', slotId).executeTakeFirst()
}

function selectStaffSlots(db: Db, eventId: string) {
  return db
    .selectFrom('slot')
    .leftJoin('act', 'act.id', 'slot.actId')
    .select([
      'slot.id',
      'slot.stageId',
      'slot.actId',
      'slot.kind',
      'slot.title',
      'slot.status',
      'slot.setupMinutes',
      'slot.strikeMinutes',
      'slot.actualStartsAt',
      'slot.actualEndsAt',
      'act.origin',
      'act.kind as actKind',
      'act.membersCount',
      sql<boolean>`coalesce(act.is_warga_binaan, false)`.as('isWargaBinaan'),
      sql<boolean>`slot.act_id is null
        or act_is_permitted(slot.event_id, slot.act_id, slot.occupied)`.as('isPermitted'),
      sql<Date>`lower(slot.planned)`.as('startAt'),
      sql<Date>`upper(slot.planned)`.as('endAt'),
    ])
    .where('slot.eventId', '=', eventId)
    .orderBy(sql`lower(slot.planned)`)
    .orderBy('slot.id')
}

export type TimetableDay = {
  days: string[]
  day: string
  span: Span
  hours: Span | undefined
  stages: Stage[]
  slots: StaffSlot[]
  /** Slots of other days that are still on: nobody has finished them. */
  overrun: StaffSlot[]
  breaks: PrayerBreak[]
  warnings: SlotWarning[]
}

/** Everything that the timetable of one day shows; `wanted` is the day asked for, if it has any programme. */
export async function getTimetableDay(
  db: Db,
  event: { id: string; timeZone: string },
  wanted: string | null,
  now: Date,
): Promise<TimetableDay> {
  const { timeZone: zone } = event
  const [{ position, openDays }, stages, all] = await Promise.all([
    getProgrammeVenue(db, event.id),
    listStages(db, event.id),
    listStaffSlots(db, event.id),
  ])
  const today = dayOf(now, zone)
  const days = programmeDays(
    openDays.map((open) => open.openOn),
    all,
    zone,
  )
  const day = pickDay(days, wanted, today) ?? today
  const span = { startAt: startOfDay(day, zone), endAt: endOfDay(day, zone) }
  const slots = all.filter((slot) => {
    const part = clip(slot, span)
    return part.startAt < part.endAt
  })
  const breaks = prayerBreaks(position, day)
  const hours = openDays.map((open) => openingHours(open, zone))
  return {
    days,
    day,
    span,
    hours: hours.find((open) => dayOf(open.startAt, zone) === day),
    stages,
    slots,
    overrun: all.filter((slot) => slot.status === 'live' && !slots.includes(slot)),
    breaks,
    warnings: findSlotWarnings(slots, { breaks, hours }),
  }
}
