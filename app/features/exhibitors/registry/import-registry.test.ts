import { expect, test } from 'vitest'
import { getT } from '#app/i18n/i18n.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { loadReference } from '#db/seed/reference.ts'
import { createExhibitor, createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { applyImport, exportWrongRows, findPreview, keepUpload } from './import-registry.server.ts'
import { readTable } from './read-table.server.ts'
import { exportRegistry } from './registry-file.server.ts'
import type { RegistryKind } from './registry-kinds.ts'
import { registryHeadings } from './registry-words.server.ts'
import { findEntry, saveEntry } from './save-entry.server.ts'
import { searchExhibitors } from './search-registry.server.ts'

async function createAdministrator(db: Db): Promise<Actor<null>> {
  return { eventId: null, userId: (await createUser(db)).id }
}

const firstPage = { page: 1, pageSize: 100 }

async function preview(db: Db, actor: Actor<null>, kind: RegistryKind, file: string | Uint8Array) {
  const upload = { kind, fileName: 'daftar', file: Buffer.from(file) }
  const headings = await registryHeadings(await getT('id', ['registry']))
  const id = await keepUpload(db, actor, upload, headings)
  const found = await findPreview(db, actor, id, firstPage)
  if (!found) throw new Error('the file was not kept')
  return found
}

test('a list that was exported in any language and form changes nothing when it comes back', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const actor = await createAdministrator(db)
  await createExhibitor(db, { name: '=1+1 Kopi', kind: 'partner', contactEmail: 'a@contoh.id' })
  for (const kind of ['upt', 'kanwil', 'business'] as const) {
    for (const [language, form] of [
      ['id', 'csv'],
      ['en', 'xlsx'],
    ] as const) {
      const asked = { kind, file: form, language }
      const file = await exportRegistry(db, asked, new AbortController().signal)
      const { counts, untouched, ignored } = await preview(db, actor, kind, file)
      expect({ kind, form, ...counts, untouched, ignored }).toEqual({
        kind,
        form,
        new: 0,
        changed: 0,
        wrong: 0,
        unchanged: { upt: 626, kanwil: 33, business: 1 }[kind],
        untouched: 0,
        ignored: [],
      })
    }
  }
})

test('what the preview shows is written, with exhibitors, other names and a trace, and nothing else', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const actor = await createAdministrator(db)
  const file = [
    'Kode;Nama;Jenis;Kelas;Kota;Provinsi;Kanwil;Surel kontak;Nama lain;Catatan',
    'BA-LP-KEROBOKAN;Lapas Kelas I Kerobokan;Lapas;I;Kab. Badung;Bali;BA;giatja@contoh.id;Lapas Denpasar|Lapas Krobokan;x',
    'BA-LP-BARU;Lapas Kelas III Baru;lapas;III;Kota Denpasar;Bali;Kantor Wilayah Ditjenpas Bali;;;',
    'BA-RB-BARU;Rupbasan Kelas II Baru;Rupbasan;II;Kota Denpasar;Bali;BA;;;',
  ].join('\r\n')
  const shown = await preview(db, actor, 'upt', file)
  expect(shown.counts).toEqual({ new: 2, changed: 1, unchanged: 0, wrong: 0 })
  expect(shown.ignored).toEqual(['Catatan'])
  const changed = await findPreview(db, actor, shown.id, { ...firstPage, state: 'changed' })
  expect([shown.state, shown.rows.length, changed?.rows.length]).toEqual(['new', 2, 1])
  expect(changed?.rows[0]?.changes.map(({ column }) => column)).toEqual([
    'name',
    'class',
    'email',
    'aliases',
  ])

  expect(await applyImport(db, actor, shown)).toMatchObject({ added: 2, changed: 1, wrong: 0 })

  const exhibitors = await db
    .selectFrom('exhibitor')
    .select(['name', 'contactEmail', 'uptCode'])
    .where('uptCode', 'in', ['BA-LP-KEROBOKAN', 'BA-LP-BARU', 'BA-RB-BARU'])
    .orderBy('uptCode')
    .execute()
  expect(exhibitors).toEqual([
    { uptCode: 'BA-LP-BARU', name: 'Lapas Kelas III Baru', contactEmail: null },
    {
      uptCode: 'BA-LP-KEROBOKAN',
      name: 'Lapas Kelas I Kerobokan',
      contactEmail: 'giatja@contoh.id',
    },
  ])
  expect((await findEntry(db, 'upt', 'BA-LP-KEROBOKAN'))?.cells.aliases).toBe(
    'Lapas Denpasar | Lapas Krobokan',
  )
  const traces = await db.selectFrom('auditEntry').select(['action', 'subjectId']).execute()
  expect(traces.map(({ action, subjectId }) => `${action} ${subjectId}`).sort()).toEqual([
    'registry.added BA-LP-BARU',
    'registry.added BA-RB-BARU',
    'registry.changed BA-LP-KEROBOKAN',
  ])
  expect((await findPreview(db, actor, shown.id, firstPage))?.counts.unchanged).toBe(3)
  expect(await outcome(applyImport(db, actor, shown))).toBe('importDone')
})

test('nothing is written when the registry has changed since the preview, when no row is right, or for somebody else', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const [actor, other] = [await createAdministrator(db), await createAdministrator(db)]
  const file = 'code,class\nBA-LP-KEROBOKAN,I\nBA-LP-TABANAN,I\n'
  const shown = await preview(db, actor, 'upt', file)
  expect(shown.counts).toMatchObject({ changed: 2 })

  expect(await findPreview(db, other, shown.id, firstPage)).toBeUndefined()
  expect(await outcome(applyImport(db, other, shown))).toBe('registryChanged')
  await db.updateTable('upt').set({ class: 'II' }).where('code', '=', 'BA-LP-TABANAN').execute()
  expect(await outcome(applyImport(db, actor, shown))).toBe('registryChanged')
  const again = await findPreview(db, actor, shown.id, firstPage)
  expect(again?.print).not.toBe(shown.print)

  const wrong = await preview(db, actor, 'upt', 'code,class\nBA-LP-TIADA,I\n')
  expect(await outcome(applyImport(db, actor, wrong))).toBe('importWrong')
  expect((await findEntry(db, 'upt', 'BA-LP-KEROBOKAN'))?.cells.class).toBe('IIA')

  const both = await Promise.all([
    outcome(applyImport(db, actor, { id: shown.id, print: again?.print ?? '' })),
    outcome(applyImport(db, actor, { id: shown.id, print: again?.print ?? '' })),
  ])
  expect(both.toSorted()).toEqual(['done', 'importDone'])
})

test('a wrong row keeps none of the others: they are written, and it comes back as a file with its reason', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const [actor, other] = [await createAdministrator(db), await createAdministrator(db)]
  const file = 'code,class\nBA-LP-KEROBOKAN,I\nBA-LP-TIADA,II\nBA-LP-TABANAN,I\n'
  const shown = await preview(db, actor, 'upt', file)
  expect(shown.counts).toMatchObject({ changed: 2, wrong: 1 })

  expect(await applyImport(db, actor, shown)).toMatchObject({ added: 0, changed: 2, wrong: 1 })

  expect((await findEntry(db, 'upt', 'BA-LP-KEROBOKAN'))?.cells.class).toBe('I')
  expect((await findEntry(db, 'upt', 'BA-LP-TABANAN'))?.cells.class).toBe('I')
  const wanted = { id: shown.id, file: 'csv', language: 'en' } as const
  expect(await exportWrongRows(db, other, wanted)).toBeUndefined()
  const wrong = Buffer.from((await exportWrongRows(db, actor, wanted)) ?? []).toString()
  const { rows } = await readTable(Buffer.from(wrong), 'salah.csv')
  expect(rows.map(({ cells }) => [cells[0], ...cells.slice(2)])).toEqual([
    ['Row', 'Code', 'Class'],
    ['3', 'BA-LP-TIADA', 'II'],
  ])
  expect(rows[1]?.cells[1]).toMatch(/\S: \S/)

  // Mended and uploaded as it is, with the numbers and reasons still in it.
  const mended = await preview(db, actor, 'upt', wrong.replace('BA-LP-TIADA', 'BA-LP-SINGARAJA'))
  expect(mended.ignored).toEqual(['Row', 'What is wrong'])
  expect(mended.counts.wrong).toBe(0)
})

test('headings that are missing, doubled or alone are refused by name', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const actor = await createAdministrator(db)
  const ask = (file: string) => outcome(preview(db, actor, 'upt', file))
  expect(await ask('nama,kota\nLapas,Bali')).toBe('headingMissing')
  expect(await ask('kode,nama,name\nA,B,C')).toBe('headingTwice')
  expect(await ask('kode,nama\n')).toBe('noRows')
})

test('ten thousand businesses are previewed, written and searched', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const actor = await createAdministrator(db)
  const rows = Array.from({ length: 10_000 }, (_, i) => `Usaha Kopi ${i},UMKM,Kota Kupang,NT`)
  const shown = await preview(db, actor, 'business', ['Nama,Jenis,Kota,Kanwil', ...rows].join('\n'))
  expect(shown.counts).toMatchObject({ new: 10_000, wrong: 0 })
  await applyImport(db, actor, shown)
  const hits = await searchExhibitors(db, 'usaha kopi 4711')
  expect(hits[0]?.name).toBe('Usaha Kopi 4711')
})

test('an entry that is renamed by hand is found by its old name, and two who edit at once do not overwrite each other', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const actor = await createAdministrator(db)
  const seen = await findEntry(db, 'upt', 'BA-LP-KEROBOKAN')
  const saving = {
    kind: 'upt' as const,
    key: 'BA-LP-KEROBOKAN',
    print: seen?.print,
    keepOldName: true,
  }
  const cells = { ...seen?.cells, name: 'Lapas Kelas IIA Bali' }

  const answers = await Promise.all([
    outcome(saveEntry(db, actor, { ...saving, cells })),
    outcome(saveEntry(db, actor, { ...saving, cells: { ...cells, class: 'I' } })),
  ])

  expect(answers.toSorted()).toEqual(['done', 'entryChanged'])
  expect((await findEntry(db, 'upt', 'BA-LP-KEROBOKAN'))?.cells.aliases).toContain(
    'Lapas Kelas IIA Kerobokan',
  )
  expect(
    await saveEntry(db, actor, {
      ...saving,
      key: undefined,
      cells: { ...cells, code: 'ba-lp-tabanan' },
    }),
  ).toEqual({ problems: { code: [{ key: 'codeTaken' }] } })
})
