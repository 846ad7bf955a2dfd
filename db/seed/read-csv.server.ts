import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const text = z.string().min(1)
const optionalText = z.string().transform((value) => (value === '' ? null : value))
const source = z.enum(['seed', 'found', 'typical'])
const place = { latitude: z.coerce.number(), longitude: z.coerce.number(), time_zone: text }

const tables = {
  kanwil: z.object({ code: text, name: text, province: text, capital_city: text, ...place }),
  upt: z.object({
    code: text,
    name: text,
    kind: z.enum([
      'lapas',
      'lapas_perempuan',
      'lapas_narkotika',
      'lapas_khusus',
      'lapas_terbuka',
      'lpka',
      'rutan',
      'bapas',
      'rupbasan',
    ]),
    class: optionalText,
    city: text,
    province: text,
    kanwil_code: text,
  }),
  products: z.object({
    name: text,
    category: z.enum([
      'kerajinan',
      'tekstil',
      'fesyen',
      'mebel',
      'kuliner',
      'pertanian',
      'seni',
      'jasa',
      'lainnya',
    ]),
    unit: text,
    typical_price_idr: z.coerce.number().int().min(0),
    kanwil_code: text,
    upt_code: optionalText,
    origin_note: optionalText,
    source,
  }),
  performers: z.object({
    name: text,
    kind: z.enum([
      'band',
      'tradisional',
      'tari',
      'teater',
      'dj',
      'fesyen',
      'talkshow',
      'seremoni',
      'paduan_suara',
    ]),
    origin: text,
    kanwil_code: optionalText,
    members_typical: z.coerce.number().int().positive(),
    is_wbp: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
    source,
  }),
  /** Other names of an office or a unit: exactly one of the codes is given. */
  aliases: z.object({
    kanwil_code: optionalText,
    upt_code: optionalText,
    name: text,
    source: text,
  }),
  venues: z.object({ name: text, city: text, province: text, ...place, kind: text, source }),
}

type Tables = typeof tables
export type CsvRow<Name extends keyof Tables> = z.infer<Tables[Name]>

async function readRows<Row>(name: keyof Tables, schema: z.ZodType<Row>): Promise<Row[]> {
  const file = await readFile(new URL(`./data/${name}.csv`, import.meta.url), 'utf8')
  const rows: unknown = parse(file, { columns: true, skip_empty_lines: true })
  const checked = z.array(schema).safeParse(rows)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  throw new Error(`${name}.csv, row ${issue?.path.join(', ')}: ${issue?.message}`)
}

/** Everything in `db/seed/data` that is loaded, checked cell by cell; a wrong cell is named in the error. */
export async function readReference() {
  const [kanwil, upt, aliases, products, performers, venues] = await Promise.all([
    readRows('kanwil', tables.kanwil),
    readRows('upt', tables.upt),
    readRows('aliases', tables.aliases),
    readRows('products', tables.products),
    readRows('performers', tables.performers),
    readRows('venues', tables.venues),
  ])
  return { kanwil, upt, aliases, products, performers, venues }
}
