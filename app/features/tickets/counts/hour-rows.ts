/** People let in during one hour at one gate. */
export type HourOfGate = { hour: number; gateId: string; entered: number }

/** Rows of a plot over hours: every hour from the first to the last in which anybody came, one value a gate. */
export function hourRows(
  counts: ReadonlyArray<HourOfGate>,
  gateIds: ReadonlyArray<string>,
): Array<{ label: string; values: number[] }> {
  const busy = counts.filter(({ entered }) => entered > 0).map(({ hour }) => hour)
  if (busy.length === 0) return []
  const first = Math.min(...busy)
  const last = Math.max(...busy)
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at
    return {
      label: String(hour).padStart(2, '0'),
      values: gateIds.map(
        (gateId) =>
          counts.find((count) => count.hour === hour && count.gateId === gateId)?.entered ?? 0,
      ),
    }
  })
}
