import type { TFunction } from 'i18next'
import { getT } from '#app/i18n/i18n.server.ts'
import { languages } from '#app/i18n/i18n.ts'
import { type ColumnName, columnNames } from './columns.ts'
import type { Headings } from './read-columns.ts'
import { plainHeading } from './registry-headings.ts'
import { businessKinds, uptKinds } from './registry-kinds.ts'

type Words = TFunction<['registry']>

/** Headings of our own database and of older lists. */
const otherHeadings: Record<string, ColumnName> = {
  'kanwil code': 'kanwil',
  'contact email': 'email',
  'capital city': 'city',
  'time zone': 'timeZone',
  'closed at': 'closed',
  'upt code': 'code',
}

async function inEveryLanguage(): Promise<Words[]> {
  return Promise.all(languages.map((language) => getT(language, ['registry'])))
}

/** What the headings of a file mean, with the words for a reader of this language. */
export async function registryHeadings(t: Words): Promise<Headings> {
  const words = new Map(columnNames.map((column) => [column, t(`registry:column.${column}`)]))
  return { known: await listHeadings(), words }
}

/** Which column a heading means, in any language or as the database calls it. */
async function listHeadings(): Promise<ReadonlyMap<string, ColumnName>> {
  const known = new Map<string, ColumnName>(Object.entries(otherHeadings))
  for (const t of await inEveryLanguage()) {
    for (const column of columnNames)
      known.set(plainHeading(t(`registry:column.${column}`)), column)
  }
  for (const column of columnNames) known.set(plainHeading(column), column)
  return known
}

/** Which kind a word means, in any language or as the database calls it. */
export async function listKindWords(): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>()
  for (const kind of [...uptKinds, ...businessKinds]) {
    known.set(kind, kind)
    known.set(kind.replaceAll('_', ' '), kind)
    for (const t of await inEveryLanguage()) {
      known.set(t(`registry:kind.${kind}`).toLowerCase(), kind)
    }
  }
  return known
}
