import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneFrame } from '#app/features/phone/phone-frame.tsx'
import { StartingScreen } from '#app/features/phone/starting-screen.tsx'
import { usePhone } from '#app/features/phone/use-phone.ts'
import { EndedShift } from '#app/features/sales/till/ended-shift.tsx'
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
  return <ReadyTill client={found.client} till={found.phone} />
}

function ReadyTill({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const { pairing, state, queue } = till
  const shift = state?.shift
  return (
    <PhoneFrame
      kind="till"
      client={client}
      phone={till}
      title={shift ? t('till.cashier', { name: shift.cashier }) : t('till.title')}
      place={pairing ? t('till.place', { booth: pairing.place.name }) : 'Gelar'}
      waiting={queue.filter((item) => item.refused === null).length}
      copyName="gelar-penjualan-belum-terkirim"
      unsent={<UnsentNotice client={client} till={till} />}
      afterEnd={<EndedShift client={client} till={till} />}
    >
      {() => <PairedTill client={client} till={till} />}
    </PhoneFrame>
  )
}

function PairedTill({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const [tab, setTab] = useState<TillTab>('sell')
  const shift = till.state?.shift
  if (!shift) return <OpeningScreen client={client} till={till} />
  return (
    <>
      <div className="flex min-h-0 grow flex-col">
        {tab === 'sell' ? <SellScreen client={client} till={till} /> : null}
        {tab === 'history' ? <HistoryScreen client={client} till={till} /> : null}
        {tab === 'shift' ? <ShiftScreen client={client} till={till} shift={shift} /> : null}
      </div>
      <TillTabs tab={tab} onChange={setTab} />
    </>
  )
}
