import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { PhoneFrame } from '#app/features/phone/phone-frame.tsx'
import { StartingScreen } from '#app/features/phone/starting-screen.tsx'
import { usePhone } from '#app/features/phone/use-phone.ts'
import { GateCamera } from '#app/features/tickets/gate/gate-camera.tsx'
import { GateClient } from '#app/features/tickets/gate/gate-client.ts'
import {
  DirectionSwitch,
  TypedCode,
  WalkInCounter,
} from '#app/features/tickets/gate/gate-controls.tsx'
import { GateHistory } from '#app/features/tickets/gate/gate-history.tsx'
import type { GateSnapshot, ShownVerdict } from '#app/features/tickets/gate/gate-snapshot.ts'
import { GateUnsent } from '#app/features/tickets/gate/gate-unsent.tsx'
import { signal } from '#app/features/tickets/gate/signals.ts'
import { VerdictScreen } from '#app/features/tickets/gate/verdict-screen.tsx'
import { verdictTone } from '#app/features/tickets/gate/verdict-words.ts'
import type { Direction } from '#app/features/tickets/scans/gate-rules.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = {
  i18n: ['tickets'],
  wasm: true,
  manifest: '/gerbang.webmanifest',
} satisfies GelarHandle

/** Open to everybody: what a phone may do hangs on the pairing it keeps. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['tickets'])
  return { title: t('tickets:gate.title') }
}

/** Nothing the loader says changes, and asking for it without a network would cost the page. */
export const shouldRevalidate = () => false

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

const openGate = () => new GateClient()

export default function GatePage() {
  const { t } = useTranslation('tickets')
  const found = usePhone(openGate)
  if (!found) return <StartingScreen title={t('gate.title')} />
  return <ReadyGate client={found.client} gate={found.phone} />
}

function ReadyGate({ client, gate }: { client: GateClient; gate: GateSnapshot }) {
  const { t } = useTranslation('tickets')
  const { pairing } = gate
  return (
    <PhoneFrame
      kind="gate"
      client={client}
      phone={gate}
      title={pairing?.event.name ?? t('gate.title')}
      place={pairing?.place.name ?? 'Gelar'}
      waiting={gate.queue.length}
      copyName="gelar-bacaan-belum-terkirim"
      unsent={<GateUnsent client={client} gate={gate} />}
      revoked={<RevokedNotice waiting={gate.queue.length} />}
    >
      {({ event }) => <PairedGate client={client} gate={gate} timeZone={event.timeZone} />}
    </PhoneFrame>
  )
}

function RevokedNotice({ waiting }: { waiting: number }) {
  const { t } = useTranslation('tickets')
  return (
    <Alert tone="warn" title={t('gate.revoked')}>
      {waiting > 0 ? t('gate.revokedWaiting', { count: waiting }) : null}
    </Alert>
  )
}

type PairedGateProps = { client: GateClient; gate: GateSnapshot; timeZone: string }

function PairedGate({ client, gate, timeZone }: PairedGateProps) {
  const [direction, setDirection] = useState<Direction>('entry')
  const [shown, setShown] = useState<ShownVerdict>()
  const close = useCallback(() => setShown(undefined), [])

  async function answer(asked: Promise<ShownVerdict>) {
    try {
      const verdict = await asked
      signal(verdictTone(verdict.verdict))
      setShown(verdict)
    } catch {
      // The phone has been unpaired: the page shows that by itself.
    }
  }
  // A warning stays until it has been read; after a green answer the next code may come at once.
  const isBlocked = shown !== undefined && verdictTone(shown.verdict) !== 'good'
  const read = (code: string) => void answer(client.read(code, direction))
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <DirectionSwitch direction={direction} onChange={setDirection} />
      <GateCamera onCode={read} paused={isBlocked} />
      <div className="shrink-0 space-y-2.5 border-t border-line bg-paper p-3">
        <TypedCode onCode={read} />
        <WalkInCounter onCount={(people) => void answer(client.countWalkIns(people, direction))} />
        <GateHistory gate={gate} timeZone={timeZone} />
      </div>
      {shown ? (
        <VerdictScreen key={shown.id} shown={shown} timeZone={timeZone} onDone={close} />
      ) : null}
    </div>
  )
}
