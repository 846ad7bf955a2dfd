import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Pairing, PhoneKind } from './pairing.ts'
import type { PhoneSnapshot } from './phone-client.ts'
import { handInUntil } from './phone-end.ts'

type EndedScreenProps = {
  kind: PhoneKind
  phone: PhoneSnapshot<unknown>
  pairing: Pairing
  client: { retryRefused(how: { handIn: boolean }): Promise<void> }
  onSave: () => void
  /** The holder has the code of another festival. */
  onPairAnew: () => void
  /** What else is left to do. */
  children?: ReactNode
}

/** What a phone shows from the end of its festival on: that it is over, since when, and what is left to hand in. */
export function EndedScreen({
  kind,
  phone,
  pairing,
  onPairAnew,
  children,
  ...left
}: EndedScreenProps) {
  const { t } = useTranslation('common')
  const f = useFormat()
  const { event, ends } = pairing
  const endsAt = ends?.at ?? new Date()
  const instant = (at: Date | string) => f.instant(at, event.timeZone)
  return (
    <div className="mx-auto w-full max-w-md space-y-5 p-5">
      <div>
        <h2 className="text-title font-extrabold">{t(`phone.ended.${kind}.title`)}</h2>
        <p className="figures mt-1.5 text-ink-soft">
          {t(`phone.ended.${kind}.lead`, { festival: event.name, at: instant(endsAt) })}
        </p>
      </div>
      <Left {...left} phone={phone} until={instant(handInUntil(endsAt))} />
      {children}
      <Button variant="secondary" className="w-full" onClick={onPairAnew}>
        {t('phone.ended.pairAnew')}
      </Button>
    </div>
  )
}

type LeftProps = Pick<EndedScreenProps, 'phone' | 'client' | 'onSave'> & { until: string }

function Left({ phone: { queue, standing }, client, onSave, until }: LeftProps) {
  const { t } = useTranslation('common')
  const count = queue.length
  if (count === 0) return <Alert tone="good" live title={t('phone.ended.nothingLeft')} />
  const isOver = standing === 'over'
  return (
    <Alert
      tone={isOver ? 'bad' : 'warn'}
      live
      title={t('phone.ended.left', { count })}
      actions={
        <>
          <Button size="sm" onClick={() => void client.retryRefused({ handIn: true })}>
            {t('phone.ended.send')}
          </Button>
          <Button size="sm" variant="secondary" onClick={onSave}>
            {t('connection.saveCopy')}
          </Button>
        </>
      }
    >
      {t(isOver ? 'phone.ended.over' : 'phone.ended.handsIn', { until })}
    </Alert>
  )
}
