import { expect, test } from 'vitest'
import { programmeCalendar } from './programme-calendar.ts'
import type { PublicSlot } from './public-view.ts'

type Line = { name: string; params: string; value: string }

/** Reads iCalendar text strictly: CRLF, folding at 75 octets, balanced components, escaped text. */
function parseCalendar(text: string): Record<string, string>[] {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line): Line => {
      const match = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line)
      if (!match) throw new Error(`not a content line: ${line}`)
      return { name: match[1] ?? '', params: match[2] ?? '', value: match[3] ?? '' }
    })
  const open: string[] = []
  const events: Record<string, string>[] = []
  for (const { name, value } of lines) {
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      expect(open.pop()).toBe(value)
    } else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1)
      if (event) event[name] = value.replace(/\\([\\;,nN])/g, (_, c) => (/n/i.test(c) ? '\n' : c))
    }
  }
  expect(open).toEqual([])
  return events
}

const slot: PublicSlot = {
  slotId: '0198c7a0-0000-7000-8000-000000000001',
  stageId: '0198c7a0-0000-7000-8000-00000000000a',
  stageName: 'Panggung Utama',
  kind: 'act',
  title: 'Cilokaq; Sasak, NTB 🎶',
  origin: 'Komunitas',
  actKind: 'tradisional',
  startAt: new Date('2026-11-22T09:00:00Z'),
  endAt: new Date('2026-11-22T10:00:00Z'),
  status: 'planned',
  actualStartsAt: null,
  actualEndsAt: null,
}

const programme = {
  name: 'IPPA Fest',
  place: 'Lapangan Banteng, Jakarta Pusat',
  url: 'https://gelar.test/f/ippa-fest/acara',
  publishedAt: new Date('2026-11-20T03:00:00Z'),
  dropped: [],
}

test('a slot becomes an event with a UID of its own, UTC times and escaped text', () => {
  const text = programmeCalendar(
    { ...programme, number: 3, slots: [slot] },
    () => '16.00–17.00 WIB\nKomunitas',
  )

  expect(parseCalendar(text)).toMatchObject([
    {
      UID: '0198c7a0-0000-7000-8000-000000000001@gelar',
      SEQUENCE: '6',
      DTSTAMP: '20261120T030000Z',
      DTSTART: '20261122T090000Z',
      DTEND: '20261122T100000Z',
      SUMMARY: 'Cilokaq; Sasak, NTB 🎶',
      LOCATION: 'Panggung Utama, Lapangan Banteng, Jakarta Pusat',
      DESCRIPTION: '16.00–17.00 WIB\nKomunitas',
      STATUS: 'CONFIRMED',
    },
  ])
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
})

test('what is cancelled or dropped stays in the feed as cancelled, with a higher sequence', () => {
  const before = parseCalendar(
    programmeCalendar({ ...programme, number: 1, slots: [slot] }, () => ''),
  )
  const after = parseCalendar(
    programmeCalendar(
      { ...programme, number: 1, slots: [], dropped: [{ ...slot, status: 'cancelled' }] },
      () => '',
    ),
  )

  expect(after[0]?.UID).toBe(before[0]?.UID)
  expect(after[0]?.STATUS).toBe('CANCELLED')
  expect(Number(after[0]?.SEQUENCE)).toBeGreaterThan(Number(before[0]?.SEQUENCE))
})

test('breaks of the programme do not fill anybody’s calendar, and an empty programme is a calendar too', () => {
  expect(
    parseCalendar(
      programmeCalendar({ ...programme, number: 1, slots: [{ ...slot, kind: 'break' }] }, () => ''),
    ),
  ).toEqual([])
})

test('a long title is folded so that no line passes 75 octets', () => {
  const title = 'Pertunjukan seni dari berbagai daerah 🎭 '.repeat(5).trim()
  const [event] = parseCalendar(
    programmeCalendar({ ...programme, number: 1, slots: [{ ...slot, title }] }, () => ''),
  )

  expect(event?.SUMMARY).toBe(title)
})
