import type { PhoneRow } from './list-phones.server.ts'
import { type AlarmTime, needsLook } from './phone-state.ts'

const PAGE_SIZE = 50

/** What of the phones is asked for. */
export type PhoneQuery = {
  /** A part of the holder's, the place's or the cashier's name. */
  search: string
  /** Only those that somebody must look after, as the overview counts them. */
  alarmed: boolean
  page: number
}

/** A page of the phones that fit, in the order given, and how many there are of each kind. */
export function pickPhones(phones: ReadonlyArray<PhoneRow>, query: PhoneQuery, when: AlarmTime) {
  const { search, alarmed, page } = query
  const toLookAt = phones.filter((phone) => needsLook(phone, when))
  const wanted = search.toLowerCase()
  const fitting = (alarmed ? toLookAt : phones).filter(({ label, place, cashier }) =>
    [label, place, cashier ?? ''].some((name) => name.toLowerCase().includes(wanted)),
  )
  const pageCount = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE))
  const shown = Math.min(page, pageCount)
  return {
    rows: fitting.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    counts: { all: phones.length, alarmed: toLookAt.length },
    page: shown,
    pageCount,
  }
}
