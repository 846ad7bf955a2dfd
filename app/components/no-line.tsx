import { useLocation } from '@remix-run/react'
import { WifiOff, X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetForm } from '#app/lib/line/sent-form.ts'
import { unreached } from '#app/lib/line/unreached.ts'
import { Button, IconButton } from './button.tsx'
import { EdgeNotice } from './edge-notice.tsx'

/** Says that what was asked for waits for a connection, and that the page stays as it is. */
export function NoLine() {
  const { t } = useTranslation('common')
  const { pathname } = useLocation()
  const told = useSyncExternalStore(unreached.subscribe, unreached.current, () => undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is left behind with its page
  useEffect(forgetForm, [pathname])
  return (
    <div role="status">
      {told ? (
        <EdgeNotice
          tone="warn"
          icon={<WifiOff aria-hidden="true" />}
          actions={
            <>
              <Button size="sm" variant="secondary" pending={told.isTrying} onClick={told.again}>
                {told.isTrying ? t('line.trying') : t(`line.${told.what}Again`)}
              </Button>
              {told.what === 'form' ? (
                <IconButton size="sm" label={t('close')} onClick={forgetForm}>
                  <X />
                </IconButton>
              ) : null}
            </>
          }
        >
          {t(`line.${told.what}`)}
        </EdgeNotice>
      ) : null}
    </div>
  )
}
