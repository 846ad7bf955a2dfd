import { useTranslation } from 'react-i18next'
import { FileLink } from '#app/components/file-link.tsx'
import { planFilePath } from '#app/lib/paths.ts'

const link =
  'inline-flex min-h-9 items-center font-semibold text-link underline-offset-4 hover:underline'

/** The plan on the ground as files for the staff: to print, to send, to put on a page. */
export function MapDownloads({
  event,
  planNumber,
}: {
  event: { slug: string }
  planNumber: number
}) {
  const { t } = useTranslation('booths')
  const rencana = String(planNumber)
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-3 text-sm">
      {t('plan.files')}
      {(['pdf', 'png', 'svg'] as const).map((kind) => (
        <FileLink key={kind} href={planFilePath(event, kind, { rencana })} className={link}>
          {kind.toUpperCase()}
        </FileLink>
      ))}
      <FileLink href={planFilePath(event, 'pdf', { rencana, warna: 'kanwil' })} className={link}>
        {t('plan.filesByKanwil')}
      </FileLink>
    </p>
  )
}
