import { expect, test } from 'vitest'
import { readPdf } from '#tests/support/read-pdf.ts'
import { houseFont, writable } from './house-font.server.ts'
import { createPdf } from './paper.server.ts'
import { fileName, pdfReply } from './pdf-reply.server.ts'

const madeAt = new Date('2026-11-22T00:00:00Z')

test('a paper says what it is, in which language, and can be read aloud in order', async () => {
  const paper = createPdf({ title: 'Surat penempatan', language: 'id', line: 'IPPA Fest', madeAt })
  paper.title('Surat penempatan', 'Kepada Lapas Cipinang')
  paper.heading('Tempat')
  paper.paragraph('Stan Anda A-01.')
  paper.list(['Datang pukul 08.00', 'Bawa surat ini'])
  paper.keyValues([['Stan', 'A-01']])
  paper.qr('https://example.org/f/ippa', 80, 'Halaman stan')

  const read = readPdf(await paper.finish())

  expect(read).toMatchObject({
    pageCount: 1,
    title: 'Surat penempatan',
    language: 'id',
    tagged: true,
    alternatives: ['Halaman stan'],
  })
  expect(read.pages[0]?.split('\n')).toEqual([
    'Surat penempatan',
    'Kepada Lapas Cipinang',
    'Tempat',
    'Stan Anda A-01.',
    '•',
    'Datang pukul 08.00',
    '•',
    'Bawa surat ini',
    'Stan',
    'A-01',
    'Halaman stan',
    'IPPA Fest',
    '1 / 1',
    'Surat penempatan',
  ])
  expect(new Set(read.parts)).toEqual(
    new Set(['Document', 'H1', 'P', 'H2', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Figure']),
  )
})

test('the same content at the same instant gives the same bytes', async () => {
  const make = () => {
    const paper = createPdf({ title: 'Tanda', language: 'en', madeAt })
    paper.paragraph('Sama')
    return paper.finish()
  }

  expect(Buffer.compare(await make(), await make())).toBe(0)
})

test('a table that is longer than a page goes on under its head, and every row is there once', async () => {
  const paper = createPdf({ title: 'Daftar', language: 'id', madeAt })
  const rows = Array.from({ length: 120 }, (_, index) => [
    `B-${String(index + 1).padStart(3, '0')}`,
    index === 60 ? 'Nama '.repeat(100) : 'Lapas',
  ])
  paper.table({ columns: [{ header: 'Stan' }, { header: 'Peserta', width: 3 }], rows })

  const read = readPdf(await paper.finish())

  expect(read.pageCount).toBeGreaterThan(3)
  expect(read.pages.every((page) => page.startsWith('Stan\nPeserta\nB-'))).toBe(true)
  const codes = read.pages.flatMap((page) => page.match(/B-\d{3}/g) ?? [])
  expect(codes).toEqual(rows.map(([code]) => code))
})

test('a row that is higher than a page is cut, not lost', async () => {
  const paper = createPdf({ title: 'Panjang', language: 'id', madeAt })
  paper.table({
    columns: [{}, {}],
    rows: [
      ['A', 'x'.repeat(20_000)],
      ['B', 'y'],
    ],
  })

  const read = readPdf(await paper.finish())

  expect(read.pages[0]).toMatch(/x\s*…/)
  expect(read.pages.join('\n')).toContain('B\ny\n')
})

test('emoji, strange alphabets and control characters do not break a paper', async () => {
  const odd = 'Sate 🔥👩‍🍳 日本 Łódź «é» ≥ 3 m\u0000\u202e fin\tal'
  const paper = createPdf({ title: `Judul ${odd}`, language: 'id', line: odd, madeAt })
  paper.title(odd, odd)
  paper.list([odd])
  paper.textBox(odd, { x: 50, y: 400, width: 60, height: 40 }, { size: 30, weight: 'bold' })

  const read = readPdf(await paper.finish())

  expect(writable(odd)).toBe('Sate ?? ?ódz «é» >= 3 m fin al')
  expect(read.pages[0]).toContain('Sate ?? ?ódz «é» >= 3 m fin al')
  expect(read.pages[0]).not.toContain('\ufffd')
})

test('a text box keeps a long name inside by smaller letters, and cuts what still does not fit', async () => {
  const paper = createPdf({ title: 'Kartu', language: 'id', bare: true, madeAt })
  const box = { x: 20, y: 20, width: 100, height: 30 }

  const heights = [
    paper.textBox('Siti', box, { size: 20 }),
    paper.textBox('Lembaga Pemasyarakatan Kelas IIA', box, { size: 20 }),
    paper.textBox('Nama '.repeat(100), box, { size: 20 }),
    paper.textBox('Tanpaspasi'.repeat(50), box, { size: 20 }),
  ]

  expect(Math.max(...heights)).toBeLessThanOrEqual(30)
  const read = readPdf(await paper.finish())
  expect(read.pageCount).toBe(1)
  expect(read.pages[0]).toContain('…')
})

test('the weights of the typeface differ in width, so headings stand out', () => {
  const widthIn = (weight: 'regular' | 'medium' | 'bold') =>
    houseFont(weight).layout('Panggung Utama').advanceWidth

  expect(widthIn('bold')).toBeGreaterThan(widthIn('medium'))
  expect(widthIn('medium')).toBeGreaterThan(widthIn('regular'))
})

test('a short paper stays under forty kilobytes', async () => {
  const paper = createPdf({ title: 'Surat', language: 'id', madeAt })
  paper.title('Surat')
  paper.paragraph('Isi surat dengan huruf yang cukup beragam: ABC xyz 0123456789.')

  expect((await paper.finish()).byteLength).toBeLessThan(40_000)
})

test('a file is named so that every system takes the name', async () => {
  const reply = pdfReply(new Uint8Array(4), 'denah/IPPA Fest “2026”')

  expect(reply.headers.get('Content-Disposition')).toBe(
    'inline; filename="denah-IPPA-Fest-2026.pdf"',
  )
  expect(reply.headers.get('Cache-Control')).toBe('private, no-store')
  expect(fileName('..')).toBe('gelar')
})
