const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of a moment in a zone, as `YYYY-MM-DD`; light enough for a phone at the gate. */
export function localDay(at: Date, zone: string): string {
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
