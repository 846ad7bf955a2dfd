import { db } from '#app/db.server.ts'
import { listPhonesInUse } from '#app/features/devices/list-phones.server.ts'
import { phoneAlarm } from '#app/features/devices/phone-state.ts'
import { isOpenAt } from '#app/features/events/is-open.server.ts'
import {
  countBooths,
  countDevices,
  countWaiting,
  getToday,
  getWholeFestival,
} from '#app/features/overview/dashboard.server.ts'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'

async function makeOverview(event: { id: string; timeZone: string }, now: Date) {
  const [waiting, booths, devices, phones, today, whole, isOpen] = await Promise.all([
    countWaiting(db, event.id),
    countBooths(db, event.id),
    countDevices(db, event.id, now),
    listPhonesInUse(db, event.id),
    getToday(db, event, now),
    getWholeFestival(db, event.id),
    isOpenAt(db, event, now),
  ])
  const alarm = phoneAlarm(phones, { now, isOpen })
  return { waiting, booths, devices, alarm, today, whole, isOpen }
}

/** Where a festival stands, the same for all who may see the whole of it. */
export const loadOverview = sharedAnswer(makeOverview, { key: (event) => [event.id] })
