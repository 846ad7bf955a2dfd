import type { TFunction } from 'i18next'
import { type FileKind, writeTable } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import { type Cells, type ColumnName, registryColumns } from './columns.ts'
import { loadCells } from './registry-cells.server.ts'
import { businessKinds, type RegistryKind, uptKinds } from './registry-kinds.ts'

type Words = TFunction<['registry']>

/** A cell as people write it: kinds in words; coordinates stay text, so that no spreadsheet rounds them. */
function cellOf(column: ColumnName, cells: Cells, t: Words): string | null {
  const value = cells[column] ?? ''
  if (value === '') return null
  if (column !== 'kind') return value
  const kind = [...uptKinds, ...businessKinds].find((known) => known === value)
  return kind ? t(`registry:kind.${kind}`) : value
}

/** A whole list of the registry as a file that can be changed and imported again. */
export async function exportRegistry(
  db: Db,
  kind: RegistryKind,
  file: FileKind,
  t: Words,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { all } = registryColumns[kind]
  const entries = await loadCells(db, kind)
  const table = {
    name: t(`registry:list.${kind}`),
    header: all.map((column) => t(`registry:column.${column}`)),
    rows: [...entries.values()].map((cells) => all.map((column) => cellOf(column, cells, t))),
  }
  return writeTable(file, table, signal)
}

const samples: Record<RegistryKind, Cells> = {
  upt: {
    code: 'NT-LP-CONTOH',
    name: 'Lapas Kelas IIB Contoh',
    kind: 'lapas',
    class: 'IIB',
    city: 'Kab. Contoh',
    province: 'Nusa Tenggara Timur',
    kanwil: 'NT',
    email: 'giatja@contoh.id',
    aliases: 'Lapas Contoh Lama | LP Contoh',
  },
  kanwil: {
    code: 'XX',
    name: 'Kantor Wilayah Ditjenpas Contoh',
    province: 'Contoh',
    city: 'Kota Contoh',
    timeZone: 'Asia/Makassar',
    latitude: '-10.1772',
    longitude: '123.607',
    email: 'kanwil@contoh.id',
  },
  business: { name: 'Kopi Contoh', kind: 'umkm', city: 'Kota Kupang', kanwil: 'NT' },
}

/** An empty list with its headings and one line to be written over. */
export function writeTemplate(kind: RegistryKind, file: FileKind, t: Words) {
  const { all } = registryColumns[kind]
  return writeTable(file, {
    name: t(`registry:list.${kind}`),
    header: all.map((column) => t(`registry:column.${column}`)),
    rows: [all.map((column) => cellOf(column, samples[kind], t))],
  })
}
