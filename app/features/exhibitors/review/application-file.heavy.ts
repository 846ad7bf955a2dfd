import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { readRows } from '#app/lib/rows-text.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import { writeTable } from '#app/lib/tables/write-table.ts'
import { formatInstant } from '#app/lib/time-format.ts'
import type { readAllApplications } from '../applications/list-applications.server.ts'
import { knownCategories } from '../catalogue/categories.ts'

export type ApplicationFile = {
  kind: FileKind
  rows: Awaited<ReturnType<typeof readAllApplications>>
  language: Language
  timeZone: string
}

/** The list of applications as a file, with what those who judge read of each. */
export default async function writeApplications({
  kind,
  rows,
  language,
  timeZone,
}: ApplicationFile): Promise<Uint8Array<ArrayBuffer>> {
  const t = await getT(language, ['exhibitors'])
  const yesNo = (yes: boolean) => t(yes ? 'exhibitors:yes' : 'exhibitors:no')
  const table = {
    name: t('exhibitors:list.caption'),
    header: [
      t('exhibitors:list.exhibitor'),
      t('exhibitors:review.kind'),
      t('exhibitors:review.code'),
      t('exhibitors:list.kanwil'),
      t('exhibitors:review.city'),
      t('exhibitors:list.status'),
      t('exhibitors:review.rank'),
      t('exhibitors:list.score'),
      t('exhibitors:review.readerCount'),
      t('exhibitors:list.tables'),
      t('exhibitors:field.power'),
      t('exhibitors:field.water'),
      t('exhibitors:field.cooking'),
      t('exhibitors:review.cold'),
      t('exhibitors:field.people'),
      t('exhibitors:field.categories'),
      t('exhibitors:review.story'),
      t('exhibitors:field.remarks'),
      t('exhibitors:list.submitted'),
    ],
    rows: readRows(rows).map((row) => [
      row.name,
      t(`exhibitors:kind.${row.kind}`),
      row.uptCode,
      row.kanwilName,
      row.city,
      t(`exhibitors:status.${row.status}`),
      row.kanwilRank,
      row.priorityScore,
      row.readers,
      row.tables,
      row.powerWatts,
      yesNo(row.needsWater),
      yesNo(row.needsCooking),
      yesNo(row.needsColdStorage),
      row.peopleCount,
      knownCategories(row.categories)
        .map((category) => t(`exhibitors:category.${category}`))
        .join(', '),
      row.story,
      row.remarks,
      row.submittedAt ? formatInstant(row.submittedAt, timeZone, language) : null,
    ]),
  }
  return writeTable({ kind, table })
}
