import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { saveCopy } from '#app/features/phone/save-copy.ts'
import type { GateClient } from './gate-client.ts'
import type { GateSnapshot } from './gate-snapshot.ts'

/** Says what the server does not take from this phone, to send again or to save. */
export function GateUnsent({ client, gate }: { client: GateClient; gate: GateSnapshot }) {
  const { t } = useTranslation('tickets')
  const stuck = gate.queue.filter(
    ({ refused, deviceId }) => refused !== null || gate.closed.has(deviceId),
  )
  if (stuck.length === 0) return null
  return (
    <Alert
      tone="bad"
      live
      className="m-3 shrink-0"
      title={t('gate.unsent.title', { count: stuck.length })}
      actions={
        <>
          <Button size="sm" variant="secondary" onClick={() => void client.retryRefused()}>
            {t('gate.unsent.retry')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => saveCopy('gelar-bacaan-belum-terkirim', gate.queue)}
          >
            {t('gate.unsent.save')}
          </Button>
        </>
      }
    >
      {t('gate.unsent.kept')}
    </Alert>
  )
}
