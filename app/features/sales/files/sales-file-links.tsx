import { FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { salesFilePath } from '#app/lib/paths.ts'

/** The sales of a day, or of all days, as files for a spreadsheet. */
export function SalesFileLinks(props: { event: { slug: string }; day: string | undefined }) {
  const { t } = useTranslation('sales')
  return (['csv', 'xlsx'] as const).map((kind) => (
    <FileLink
      key={kind}
      href={salesFilePath(props.event, kind, props.day)}
      className={buttonClass('secondary')}
    >
      <FileSpreadsheet aria-hidden="true" />
      {t(`page.${kind}`)}
    </FileLink>
  ))
}
