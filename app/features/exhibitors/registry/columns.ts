import type { FormMessage } from '#app/lib/domain-error.ts'
import { businessKinds, type RegistryKind, timeZones, uptKinds } from './registry-kinds.ts'

/** What the registry keeps of its entries, one name for a column of files and a field of forms alike. */
export const columnNames = [
  'code',
  'id',
  'kind',
  'name',
  'class',
  'city',
  'province',
  'kanwil',
  'timeZone',
  'latitude',
  'longitude',
  'email',
  'aliases',
  'closed',
] as const
export type ColumnName = (typeof columnNames)[number]

/** An entry, every part of it as text in its usual writing. */
export type Cells = Partial<Record<ColumnName, string>>

type Columns = {
  key: 'code' | 'id'
  all: ReadonlyArray<ColumnName>
  required: ReadonlyArray<ColumnName>
}

/** The columns of each kind of list, in order; the key says which entry a row is about. */
export const registryColumns: Record<RegistryKind, Columns> = {
  upt: {
    key: 'code',
    all: [
      'code',
      'name',
      'kind',
      'class',
      'city',
      'province',
      'kanwil',
      'email',
      'aliases',
      'closed',
    ],
    required: ['code', 'name', 'kind', 'city', 'province', 'kanwil'],
  },
  kanwil: {
    key: 'code',
    all: [
      'code',
      'name',
      'province',
      'city',
      'timeZone',
      'latitude',
      'longitude',
      'email',
      'aliases',
      'closed',
    ],
    required: ['code', 'name', 'province', 'city', 'timeZone', 'latitude', 'longitude'],
  },
  business: {
    key: 'id',
    all: ['id', 'name', 'kind', 'city', 'kanwil', 'email', 'aliases', 'closed'],
    required: ['name', 'kind'],
  },
}

/** What stands between two other names in one cell. */
export const ALIAS_MARK = '|'
const MOST_ALIASES = 20

/** What cells are read against. */
export type Reference = {
  /** Code of a Kanwil by its code or name in small letters. */
  kanwil: ReadonlyMap<string, string>
  /** Kind by any word for it in small letters, in each language. */
  kinds: ReadonlyMap<string, string>
}

export type CellReading = { value: string } | { problem: FormMessage }

const wrong = (key: FormMessage['key'], params?: FormMessage['params']): CellReading => ({
  problem: params ? { key, params } : { key },
})

function plainText(text: string, max: number): CellReading {
  return text.length > max ? wrong('tooLong', { max }) : { value: text }
}

function readCode(text: string, kind: RegistryKind): CellReading {
  const code = text.toUpperCase()
  const shape = kind === 'kanwil' ? /^[A-Z]{2}$/ : /^[A-Z]{2}(?:-[A-Z0-9]+)+$/
  return shape.test(code) && code.length <= 60 ? { value: code } : wrong('codeInvalid')
}

function readKind(text: string, kind: RegistryKind, { kinds }: Reference): CellReading {
  const known = kinds.get(text.toLowerCase())
  const allowed: ReadonlyArray<string> = kind === 'upt' ? uptKinds : businessKinds
  return known !== undefined && allowed.includes(known) ? { value: known } : wrong('choiceInvalid')
}

/** A day as `2026-11-22`, or the way it is written in Indonesia: `22/11/2026`. */
function readDay(text: string): CellReading {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = local
    ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}`
    : text.replace(/T00:00:00(?:\.000)?Z$/, '')
  const day = /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
    ? { value: iso }
    : wrong('dateInvalid')
}

function readDegrees(text: string, most: number): CellReading {
  const value = /^-?\d{1,3}(?:[.,]\d{1,10})?$/.test(text)
    ? Number(text.replace(',', '.'))
    : Number.NaN
  if (Number.isNaN(value)) return wrong('notANumber')
  return Math.abs(value) <= most ? { value: String(value) } : wrong('degreesInvalid', { most })
}

function readAliases(text: string): CellReading {
  const names = [
    ...new Set(
      text
        .split(ALIAS_MARK)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ].sort()
  if (names.length > MOST_ALIASES) return wrong('tooManyAliases', { max: MOST_ALIASES })
  if (names.some((name) => name.length > 200)) return wrong('tooLong', { max: 200 })
  return { value: names.join(` ${ALIAS_MARK} `) }
}

/** Reads one cell into its usual writing, or says what is wrong with it. */
export function readCell(
  kind: RegistryKind,
  column: ColumnName,
  given: string,
  reference: Reference,
): CellReading {
  const text = given.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (text === '') {
    return registryColumns[kind].required.includes(column) ? wrong('required') : { value: '' }
  }
  switch (column) {
    case 'code':
      return readCode(text, kind)
    case 'id':
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
        ? { value: text.toLowerCase() }
        : wrong('idInvalid')
    case 'kind':
      return readKind(text, kind, reference)
    case 'kanwil': {
      const code = reference.kanwil.get(text.toLowerCase())
      return code === undefined
        ? wrong('kanwilUnknown', { kanwil: text.slice(0, 60) })
        : { value: code }
    }
    case 'timeZone':
      return timeZones.some((zone) => zone === text) ? { value: text } : wrong('choiceInvalid')
    case 'latitude':
      return readDegrees(text, 90)
    case 'longitude':
      return readDegrees(text, 180)
    case 'email':
      return /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(text) &&
        text.length <= 200
        ? { value: text }
        : wrong('emailInvalid')
    case 'aliases':
      return readAliases(text)
    case 'closed':
      return readDay(text)
    case 'name':
      return plainText(text, 200)
    case 'class':
      return plainText(text, 20)
    default:
      return plainText(text, 100)
  }
}
