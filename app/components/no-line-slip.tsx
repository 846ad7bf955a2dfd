import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { EdgeNotice } from './edge-notice.tsx'

/** `NoLine` for pages without the framework: comes hidden with every page, and `stay.js` shows it. */
export function NoLineSlip() {
  const { t } = useTranslation('common')
  return (
    <div
      role="status"
      data-screen-only=""
      className="fixed inset-x-3 bottom-3 z-40 sm:left-auto sm:w-104 lg:right-5 lg:bottom-5"
    >
      <div hidden data-no-line="">
        <EdgeNotice
          tone="warn"
          icon={<WifiOff aria-hidden="true" />}
          actions={
            <Button size="sm" variant="secondary">
              {t('line.pageAgain')}
            </Button>
          }
        >
          {t('line.page')}
        </EdgeNotice>
      </div>
    </div>
  )
}
