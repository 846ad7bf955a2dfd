import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import type { TillClient } from '#app/features/sales/till-client.ts'
import type { TillSnapshot } from '#app/features/sales/till-snapshot.ts'

/** Says what the server has not taken and why the phone keeps it, with a copy to save. */
export function UnsentNotice({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const refused = till.queue.filter((item) => item.refused !== null)
  const stranded = till.queue.filter((item) => item.deviceId !== till.pairing?.deviceId)
  const cutOff = till.revoked ? till.queue : stranded
  if (refused.length === 0 && cutOff.length === 0 && !till.revoked) return null

  function save() {
    const link = document.createElement('a')
    const text = JSON.stringify(till.queue, null, 2)
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    link.download = 'gelar-penjualan-belum-terkirim.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const reasons = [...new Set(refused.map((item) => item.refused).filter((one) => one !== null))]
  return (
    <Alert
      tone="bad"
      live
      className="m-3 shrink-0"
      title={
        till.revoked
          ? t('till.unsent.revoked')
          : t('till.unsent.title', { count: refused.length + cutOff.length })
      }
      actions={
        till.queue.length > 0 ? (
          <>
            <Button size="sm" variant="secondary" onClick={() => void client.retryRefused()}>
              {t('till.unsent.retry')}
            </Button>
            <Button size="sm" variant="secondary" onClick={save}>
              {t('till.unsent.save')}
            </Button>
          </>
        ) : null
      }
    >
      {till.revoked && till.queue.length > 0
        ? t('till.unsent.kept', { count: till.queue.length })
        : reasons.map((reason) => t(`till.refusal.${reason}`)).join(' ')}
    </Alert>
  )
}
