import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { type Refusal, refusals } from '#app/features/phone/contract/till-uploads.ts'
import { saveCopy } from '#app/features/phone/save-copy.ts'
import type { TillClient } from './till-client.ts'
import type { TillSnapshot } from './till-snapshot.ts'

function isRefusal(reason: string): reason is Refusal {
  return refusals.some((known) => known === reason)
}

/** Says what the server has not taken and why the phone keeps it, with a copy to save. */
export function UnsentNotice({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const refused = till.queue.filter((item) => item.refused !== null)
  const cutOff = till.queue.filter((item) => till.closed.has(item.deviceId))
  const stuck = new Set([...refused, ...cutOff])
  if (stuck.size === 0 && !till.revoked) return null

  const reasons = [...new Set(refused.map((item) => item.refused ?? ''))]
  return (
    <Alert
      tone="bad"
      live
      className="m-3 shrink-0"
      title={
        till.revoked ? t('till.unsent.revoked') : t('till.unsent.title', { count: stuck.size })
      }
      actions={
        till.queue.length > 0 ? (
          <>
            <Button size="sm" variant="secondary" onClick={() => void client.retryRefused()}>
              {t('till.unsent.retry')}
            </Button>
            <Button
              size="sm"
              variant="secondary"
              onClick={() => saveCopy('gelar-penjualan-belum-terkirim', till.queue)}
            >
              {t('till.unsent.save')}
            </Button>
          </>
        ) : null
      }
    >
      {till.revoked && till.queue.length > 0
        ? t('till.unsent.kept', { count: till.queue.length })
        : reasons
            .map((reason) => (isRefusal(reason) ? t(`till.refusal.${reason}`) : reason))
            .join(' ')}
    </Alert>
  )
}
