import { CircleCheck, QrCode as QrIcon, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField } from '#app/components/fields.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import { devicesPath, pairingPath } from '#app/lib/paths.ts'
import type { QrShape } from '#app/lib/qr.server.ts'
import { type NamedPlace, usePlaceName } from './use-place-name.ts'

type PairFormProps = {
  places: ReadonlyArray<NamedPlace & { value: string }>
  /** The devices of the festival have ended: no code would pair any. */
  ended: boolean
}

/** Chooses where the next phone will work, or what the next screen will show. */
export function PairForm({ places, ended }: PairFormProps) {
  const { t } = useTranslation('devices')
  const nameOf = usePlaceName()
  if (ended) return <Alert tone="info" title={t('pair.ended')} />
  return (
    <Card>
      <ActionForm intent="pair" className="w-full flex-col gap-4 sm:flex-row sm:items-end">
        <SelectField
          field={plainField('place', { required: true })}
          label={t('pair.place')}
          className="grow sm:max-w-md"
          options={places.map((place) => ({ value: place.value, label: nameOf(place) }))}
        />
        <SubmitButton icon={<QrIcon />}>{t('pair.show')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

type PairingCardProps = {
  event: { slug: string }
  pairing: { id: string; code: string; expiresAt: Date; address: string; qr: QrShape }
  place: NamedPlace
  onClose: () => void
}

const ASK_MS = 2000
const PATIENCE_MS = 10_000

const State = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('expired') }),
  z.object({ state: z.literal('used'), label: z.string() }),
])
type State = z.infer<typeof State>

/** A code to scan or type, until a device has used it or its ten minutes are over. */
export function PairingCard({ event, pairing, place, onClose }: PairingCardProps) {
  const { t } = useTranslation('devices')
  const { data, away } = usePairingState(pairingPath(event, pairing.id))
  const { state } = data
  const minutes = useMinutesLeft(pairing.expiresAt)
  const title = usePlaceName()(place)
  return (
    <Card className="grid gap-6 md:grid-cols-[auto_1fr] md:items-center">
      {state === 'waiting' ? (
        <QrCode shape={pairing.qr} label={t('pair.qrLabel')} className="mx-auto w-full max-w-72" />
      ) : (
        <div className="mx-auto grid size-48 place-items-center rounded-card bg-sunken text-ink-soft">
          {state === 'used' ? (
            <CircleCheck aria-hidden="true" className="size-24 text-good" />
          ) : (
            <RotateCcw aria-hidden="true" className="size-20" />
          )}
        </div>
      )}
      <div className="min-w-0 space-y-4 md:w-80">
        <h3 className="text-xl font-bold">{title}</h3>
        <div aria-live="polite">
          {data.state === 'used' ? (
            <Alert tone="good" title={t('pair.used', { label: data.label })} />
          ) : state === 'expired' ? (
            <Alert tone="warn" title={t('pair.expired')} />
          ) : (
            <>
              <p className="text-ink-soft">
                {t(place.kind === 'screen' ? 'pair.openScreen' : 'pair.scan')}
              </p>
              <p className="mt-2 text-lg font-bold break-all">{pairing.address}</p>
              <p className="figures mt-2 text-3xl font-extrabold tracking-widest">{pairing.code}</p>
              <p className="mt-2 text-sm text-ink-soft">{t('pair.minutes', { count: minutes })}</p>
              {away ? <Alert tone="warn" title={t('pair.away')} className="mt-3" /> : null}
            </>
          )}
        </div>
        <LinkButton to={devicesPath(event)} onClick={onClose} variant="secondary">
          {t(state === 'waiting' ? 'pair.stop' : 'pair.another')}
        </LinkButton>
      </div>
    </Card>
  )
}

/**
 * What has become of a code, asked for again and again while it waits. Without an answer the code stays as it was, and
 * `away` says so: it may well be used meanwhile.
 */
function usePairingState(path: string): { data: State; away: boolean } {
  const [data, setData] = useState<State>({ state: 'waiting' })
  const [away, setAway] = useState(false)
  const waiting = data.state === 'waiting'
  useEffect(() => {
    if (!waiting) return
    let left = false
    let stop: AbortController | undefined
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      const asking = new AbortController()
      stop = asking
      timer = setTimeout(() => asking.abort(), PATIENCE_MS)
      const answer = await askState(path, asking.signal)
      clearTimeout(timer)
      if (left) return
      setAway(answer === undefined)
      if (answer) setData(answer)
      timer = setTimeout(ask, ASK_MS)
    }
    timer = setTimeout(ask, ASK_MS)
    return () => {
      left = true
      clearTimeout(timer)
      stop?.abort()
    }
  }, [waiting, path])
  return { data, away }
}

/** Undefined when the server has not answered. */
async function askState(path: string, signal: AbortSignal): Promise<State | undefined> {
  try {
    const response = await fetch(path, { cache: 'no-store', signal })
    return response.ok ? State.parse(await response.json()) : undefined
  } catch {
    return undefined
  }
}

function useMinutesLeft(expiresAt: Date): number {
  const [minutes, setMinutes] = useState(10)
  useEffect(() => {
    const count = () => {
      const left = new Date(expiresAt).getTime() - Date.now()
      setMinutes(Math.max(0, Math.ceil(left / 60_000)))
    }
    count()
    const timer = setInterval(count, 5000)
    return () => clearInterval(timer)
  }, [expiresAt])
  return minutes
}
