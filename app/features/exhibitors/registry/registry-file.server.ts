import type { Language } from '#app/i18n/i18n.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { Cells } from './columns.ts'
import { loadCellsText } from './registry-cells.server.ts'
import type { RegistryKind } from './registry-kinds.ts'

const writeRegistry = drawnBeside<typeof import('./registry-file.heavy.ts')>(
  '#app/features/exhibitors/registry/registry-file.heavy.ts',
)

type Kind = { kind: RegistryKind; file: FileKind; language: Language }

/** A whole list of the registry as a file that can be changed and imported again. */
export async function exportRegistry(
  db: Db,
  kind: Kind,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return writeRegistry({ ...kind, entries: await loadCellsText(db, kind.kind) }, { signal })
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
export function writeTemplate(kind: Kind, signal: AbortSignal) {
  return writeRegistry({ ...kind, entries: JSON.stringify([samples[kind.kind]]) }, { signal })
}
