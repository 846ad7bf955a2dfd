import type { TFunction } from 'i18next'
import type { Language } from '#app/i18n/i18n.ts'
import { formatNumber, formatPercent } from '#app/lib/money.ts'
import { inkColours } from '#app/lib/pdf/colours.ts'
import { createPdf } from '#app/lib/pdf/paper.server.ts'
import type { FairnessRow } from './fairness.ts'
import type { NamedSheet } from './load-fairness.server.ts'

export type FairnessOptions = {
  t: TFunction<['plans']>
  language: Language
  event: string
  lead: string
  madeAt: Date
}

const BAR_HEIGHT = 9
const ROW_HEIGHT = 13

/** A plan's fairness sheet on paper: the figures, the plot of tables given, and the table by Kanwil. */
export async function fairnessPaper(
  sheet: NamedSheet,
  { t, language, event, lead, madeAt }: FairnessOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const number = (value: number) => formatNumber(value, language)
  const percent = (value: number) => formatPercent(value, language)
  const share = (part: number, whole: number) => (whole === 0 ? '–' : percent(part / whole))
  const index = (value: number | null) => (value === null ? '–' : percent(value))
  const nameOf = (row: FairnessRow) =>
    row.kanwilCode === null
      ? t('plans:fairness.noKanwil')
      : (sheet.names[row.kanwilCode] ?? row.kanwilCode)
  const { total } = sheet
  const paper = createPdf({
    title: t('plans:fairness.title'),
    language,
    size: 'A4',
    line: event,
    madeAt,
  })
  paper.title(t('plans:fairness.title'), lead)
  paper.keyValues([
    [t('plans:fairness.tables'), `${number(total.givenTables)} / ${number(total.askedTables)}`],
    [
      t('plans:fairness.firstWishes'),
      `${number(total.firstWishes)} / ${number(total.wishing)} (${share(total.firstWishes, total.wishing)})`,
    ],
    [t('plans:fairness.together'), share(total.nearPairs, total.pairs)],
    [t('plans:fairness.evenTables'), index(sheet.tableIndex)],
    [t('plans:fairness.evenCrowdShort'), index(sheet.crowdIndex)],
  ])
  paper.paragraph(t('plans:fairness.indexHint'), { size: 9 })

  const kanwil = sheet.rows.filter((row) => row.kanwilCode !== null)
  if (kanwil.length > 0) {
    paper.heading(t('plans:fairness.plotTables'))
    // Each bar keeps with its name; a long list goes on over the page.
    for (const row of kanwil) {
      const given = row.askedTables === 0 ? 0 : row.givenTables / row.askedTables
      const figures = `${number(row.givenTables)} / ${number(row.askedTables)}`
      paper.figure(ROW_HEIGHT, `${nameOf(row)}: ${figures}`, (box) => {
        const name = box.width * 0.36
        const end = box.width * 0.14
        const bar = box.width - name - end - 12
        paper.textBox(
          nameOf(row),
          { x: box.x, y: box.y, width: name, height: ROW_HEIGHT },
          { size: 9 },
        )
        paper.document.rect(box.x + name + 6, box.y + 2, bar, BAR_HEIGHT).fill(inkColours.sunken)
        if (given > 0)
          paper.document
            .rect(box.x + name + 6, box.y + 2, bar * given, BAR_HEIGHT)
            .fill(inkColours.accent)
        paper.textBox(
          figures,
          { x: box.x + box.width - end, y: box.y, width: end, height: ROW_HEIGHT },
          { size: 9, align: 'right' },
        )
      })
    }
  }
  paper.heading(t('plans:fairness.figures'))
  const columns = ['applications', 'tables', 'crowd', 'first', 'near'] as const
  const rowOf = (row: FairnessRow, name: string) => [
    name,
    `${number(row.placed)} / ${number(row.applications)}`,
    `${number(row.givenTables)} / ${number(row.askedTables)}`,
    row.crowd === null ? '–' : percent(row.crowd),
    `${number(row.firstWishes)} / ${number(row.wishing)}`,
    share(row.nearPairs, row.pairs),
  ]
  paper.table({
    columns: [
      { header: t('plans:fairness.kanwil'), width: 3 },
      ...columns.map((name) => ({
        header: t(`plans:fairness.column.${name}`),
        width: 1.3,
        align: 'right' as const,
      })),
    ],
    rows: [
      ...sheet.rows.map((row) => rowOf(row, nameOf(row))),
      rowOf(total, t('plans:fairness.total')),
    ],
    size: 9,
  })
  return paper.finish()
}
