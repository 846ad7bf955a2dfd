import { localDay } from '#app/lib/local-day.ts'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'
import { countByGate, countByHour, type GateCount, sumCounts } from './gate-counts.server.ts'
import { hourRows } from './hour-rows.ts'

/** As many as there are colours of plots. */
const GATES = 6

/** What the big screen of arrivals shows: counts of the day it is at the venue, nobody's name. */
export async function loadArrivalsScreen(
  db: Db,
  event: { id: string; timeZone: string },
  now: Date,
) {
  const span = { eventId: event.id, day: localDay(now, event.timeZone), timeZone: event.timeZone }
  const [gates, hours] = await Promise.all([countByGate(db, span), countByHour(db, span)])
  const { shown, others } = chooseGates(gates)
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
  return {
    totals: sumCounts(gates),
    gates: shown.map(({ gateId, gate, entered }) => ({ gateId, gate, entered })),
    /** All gates that are not named, where there are too many to name. */
    others: others.length > 0 ? sum(others.map(({ entered }) => entered)) : undefined,
    /** People let in by hour: one value a named gate, and one for the others where there are any. */
    hours: hourRows(
      hours,
      [...shown, ...others].map(({ gateId }) => gateId),
    ).map(({ label, values }) => ({
      label,
      values: [
        ...values.slice(0, shown.length),
        ...(others.length > 0 ? [sum(values.slice(shown.length))] : []),
      ],
    })),
  }
}

/** The gates to name: all by name, or those with most visitors when there are more than can be told apart. */
function chooseGates(gates: ReadonlyArray<GateCount>): Record<'shown' | 'others', GateCount[]> {
  if (gates.length <= GATES) return { shown: [...gates], others: [] }
  const busiest = [...gates].sort((a, b) => b.entered - a.entered)
  return { shown: busiest.slice(0, GATES - 1), others: busiest.slice(GATES - 1) }
}

export type ArrivalsScreenData = Awaited<ReturnType<typeof loadArrivalsScreen>>

/** The same for all screens that ask again by themselves. */
export const sharedArrivals = sharedAnswer(loadArrivalsScreen, {
  topics: ['scans'],
  key: (_db, event) => [event.id],
})
