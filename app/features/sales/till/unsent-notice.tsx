import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { type ItemRefusal, itemRefusals } from '#app/features/phone/contract/till-uploads.ts'
import { saveCopy } from '#app/features/phone/save-copy.ts'
import type { TillClient } from './till-client.ts'
import type { TillSnapshot } from './till-snapshot.ts'

function isRefusal(reason: string): reason is ItemRefusal {
  return itemRefusals.some((known) => known === reason)
}

/** Says what the server has not taken and why the phone keeps it, with a copy to save. */
export function UnsentNotice({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const [isAsking, setAsking] = useState(false)
  const refused = till.queue.filter((item) => item.refused !== null)
  const cutOff = till.queue.filter((item) => till.closed.has(item.deviceId))
  const stuck = new Set([...refused, ...cutOff])
  if (stuck.size === 0 && !till.revoked) return null

  if (isAsking && refused.length > 0) {
    return (
      <HandInQuestion client={client} count={refused.length} onClose={() => setAsking(false)} />
    )
  }
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
            {refused.length > 0 ? (
              <Button size="sm" variant="secondary" onClick={() => setAsking(true)}>
                {t('till.unsent.handIn')}
              </Button>
            ) : null}
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

type HandInQuestionProps = { client: TillClient; count: number; onClose: () => void }

/** Asks before the phone gives up what was refused: from then on the organizers settle it. */
function HandInQuestion({ client, count, onClose }: HandInQuestionProps) {
  const { t } = useTranslation('sales')
  async function handIn() {
    onClose()
    await client.retryRefused({ handIn: true })
  }
  return (
    <Alert
      tone="warn"
      live
      className="m-3 shrink-0"
      title={t('till.unsent.handInTitle', { count })}
      actions={
        <>
          <Button size="sm" onClick={() => void handIn()}>
            {t('till.unsent.handInNow')}
          </Button>
          <Button size="sm" variant="secondary" onClick={onClose}>
            {t('till.unsent.handInNot')}
          </Button>
        </>
      }
    >
      {t('till.unsent.handInBody')}
    </Alert>
  )
}
