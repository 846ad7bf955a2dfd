import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { DeviceLayout } from '#app/components/layouts/device-layout.tsx'
import type { TillShift } from '#app/features/phone/contract/till.ts'
import { EndedScreen } from '#app/features/phone/ended-screen.tsx'
import { MoveQuestion, useMoving } from '#app/features/phone/move-question.tsx'
import { PairingScreen } from '#app/features/phone/pairing-screen.tsx'
import { saveCopy } from '#app/features/phone/save-copy.ts'
import { StartingScreen } from '#app/features/phone/starting-screen.tsx'
import { UnkeptNotice } from '#app/features/phone/unkept-notice.tsx'
import { usePhone } from '#app/features/phone/use-phone.ts'
import { HistoryScreen } from '#app/features/sales/till/history-screen.tsx'
import { OpeningScreen } from '#app/features/sales/till/opening-screen.tsx'
import { SellScreen } from '#app/features/sales/till/sell-screen.tsx'
import { ShiftScreen } from '#app/features/sales/till/shift-screen.tsx'
import { TillClient } from '#app/features/sales/till/till-client.ts'
import type { TillSnapshot } from '#app/features/sales/till/till-snapshot.ts'
import { type TillTab, TillTabs } from '#app/features/sales/till/till-tabs.tsx'
import { UnsentNotice } from '#app/features/sales/till/unsent-notice.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['sales'], manifest: '/kasir.webmanifest' } satisfies GelarHandle

/** Open to everybody: what a phone may do hangs on the pairing it keeps. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['sales'])
  return { title: t('sales:till.title') }
}

/** Nothing the loader says changes, and asking for it without a network would cost the page. */
export const shouldRevalidate = () => false

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

const openTill = () => new TillClient()

export default function TillPage() {
  const { t } = useTranslation('sales')
  const found = usePhone(openTill)
  if (!found) return <StartingScreen title={t('till.title')} />
  return <PairedTill client={found.client} till={found.phone} />
}

function PairedTill({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const [tab, setTab] = useState<TillTab>('sell')
  const { pairing, state } = till
  const { moving, setMoving } = useMoving(pairing !== null)
  const shift = state?.shift
  const place = pairing ? t('till.place', { booth: pairing.place.name }) : 'Gelar'
  const isEnded = till.standing !== 'works' && !till.revoked && moving !== 'yes'
  const saveQueue = () => saveCopy('gelar-penjualan-belum-terkirim', till.queue)
  const title = shift ? t('till.cashier', { name: shift.cashier }) : t('till.title')
  return (
    <DeviceLayout
      title={title}
      place={place}
      connection={till.connection}
      waiting={till.queue.filter((item) => item.refused === null).length}
      onSaveCopy={saveQueue}
    >
      <UnkeptNotice keeps={till.keeps} />
      {isEnded ? null : <UnsentNotice client={client} till={till} />}
      {moving === 'asked' && pairing && !till.revoked && till.connection !== 'offline' ? (
        <MoveQuestion
          place={place}
          onMove={() => setMoving('yes')}
          onStay={() => setMoving('no')}
        />
      ) : null}
      {!pairing || till.revoked || moving === 'yes' ? (
        <PairingScreen kind="till" client={client} onPaired={() => setMoving('no')} />
      ) : isEnded ? (
        <EndedScreen
          kind="till"
          phone={till}
          pairing={pairing}
          client={client}
          onSave={saveQueue}
          onPairAnew={() => setMoving('yes')}
        >
          {shift ? <EndedShift client={client} till={till} shift={shift} /> : null}
        </EndedScreen>
      ) : !shift ? (
        <OpeningScreen client={client} till={till} />
      ) : (
        <>
          <div className="flex min-h-0 grow flex-col">
            {tab === 'sell' ? <SellScreen client={client} till={till} /> : null}
            {tab === 'history' ? <HistoryScreen client={client} till={till} /> : null}
            {tab === 'shift' ? <ShiftScreen client={client} till={till} shift={shift} /> : null}
          </div>
          <TillTabs tab={tab} onChange={setTab} />
        </>
      )}
    </DeviceLayout>
  )
}

type EndedShiftProps = { client: TillClient; till: TillSnapshot; shift: TillShift }

/** The drawer is still to be counted; a day later only organizers close the shift. */
function EndedShift({ client, till, shift }: EndedShiftProps) {
  const { t } = useTranslation('sales')
  if (till.standing === 'over') return <Alert tone="warn" title={t('till.ended.shiftLeft')} />
  return (
    <>
      <Alert tone="info" title={t('till.ended.count', { cashier: shift.cashier })} />
      <div className="-mx-3">
        <ShiftScreen client={client} till={till} shift={shift} />
      </div>
    </>
  )
}
