const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()
const latest = new Map<string, { minute: number; day: string }>()

/** The calendar day of a moment in a zone, as `YYYY-MM-DD`; light enough for a phone at the gate. */
export function localDay(at: Date, zone: string): string {
  // Days change on the minute in every zone, and a gate asks about the same one again and again.
  const minute = Math.floor(at.getTime() / MINUTE_MS)
  const known = latest.get(zone)
  if (known?.minute === minute) return known.day
  const day = computeDay(at, zone)
  latest.set(zone, { minute, day })
  return day
}

function computeDay(at: Date, zone: string): string {
  let format = formats.get(zone)
  if (!format) {
    const options = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-US', options)
    formats.set(zone, format)
  }
  const parts = format.formatToParts(at)
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
