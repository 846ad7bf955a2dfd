import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { CutOffNotice } from '#app/components/line-notice.tsx'
import { db } from '#app/db.server.ts'
import { authorizeScreen } from '#app/features/devices/authorize-screen.server.ts'
import { attemptPairing } from '#app/features/devices/pairing-attempts.server.ts'
import { screenCookie } from '#app/features/devices/screen-cookie.server.ts'
import { PairScreen } from '#app/features/devices/screen-forms.ts'
import { ScreenPairing } from '#app/features/devices/screen-pairing.tsx'
import { pairScreen, type Screen } from '#app/features/devices/screens.server.ts'
import { sharedProgrammeScreen } from '#app/features/programme/live/programme-screen.server.ts'
import { ProgrammeScreen } from '#app/features/programme/live/programme-screen.tsx'
import { sharedSalesScreen } from '#app/features/sales/totals/sales-screen.server.ts'
import { SalesScreen } from '#app/features/sales/totals/sales-screen.tsx'
import { sharedArrivals } from '#app/features/tickets/counts/arrivals-screen.server.ts'
import { ArrivalsScreen } from '#app/features/tickets/counts/arrivals-screen.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { limiter } from '#app/lib/limits/limiter.server.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { screenPath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = {
  i18n: ['devices', 'people', 'programme', 'sales', 'tickets'],
  hydrate: false,
  scripts: ['/js/once.js', '/js/screen.js'],
} satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

async function loadFigures({ page, stageId, event }: Screen, now: Date, mayShare: boolean) {
  switch (page) {
    case 'programme':
      return { page, ...(await sharedProgrammeScreen(mayShare, db, event, now, stageId)) }
    case 'sales':
      return { page, ...(await sharedSalesScreen(mayShare, db, event.id)) }
    case 'arrivals':
      return { page, ...(await sharedArrivals(mayShare, db, event, now)) }
  }
}

/** Open to everybody: a paired screen gets the one page of its festival, anything else the way to pair. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [found, t] = await Promise.all([authorizeScreen(request), getT(request, ['devices'])])
  if (found.state !== 'open') {
    return {
      state: found.state,
      title: t('devices:screen.title'),
      code: new URL(request.url).searchParams.get('kode')?.slice(0, 40) ?? '',
    }
  }
  const now = new Date()
  const { event, page } = found.screen
  return {
    state: found.state,
    title: `${t(`devices:screen.page.${page}`)} · ${event.name}`,
    event,
    now,
    shown: await loadFigures(found.screen, now, isRefresh(request)),
  }
}

/** Pairs the screen that asks, whoever has the code; one that is paired already stays what it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), PairScreen)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { state } = await authorizeScreen(request)
  if (state === 'open') return redirect(screenPath())
  try {
    const { token } = await attemptPairing(limiter, context.clientAddress, () =>
      pairScreen(db, submission.value),
    )
    return redirect(screenPath(), { headers: { 'Set-Cookie': screenCookie(token) } })
  } catch (error) {
    return replyRefused(submission, error, { field: 'code' })
  }
}

type Open = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: 'open' }>

export default function ScreenPage() {
  const data = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div id="layar" data-state={data.state}>
      {data.state === 'open' ? (
        <OpenScreen {...data} />
      ) : (
        <ScreenPairing closed={data.state === 'closed'} code={data.code} reply={reply} />
      )}
    </div>
  )
}

function OpenScreen({ event, now, shown }: Open) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const time = f.time(now, event.timeZone)
  const page = t(`screen.page.${shown.page}`)
  return (
    <ScreenLayout
      title={event.name}
      place={shown.page === 'programme' ? `${page} · ${shown.venueName}` : page}
      clock={
        <div id="layar-jam" data-part="" className="text-right leading-none">
          <span className="block text-[0.45em] font-medium max-sm:text-[0.7em] text-ink-soft">
            {t('screen.asOf')}
          </span>
          {time}
        </div>
      }
      notice={<CutOffNotice since={time} wide />}
    >
      <div id="layar-isi" data-part="" className="h-full">
        <Figures shown={shown} timeZone={event.timeZone} />
      </div>
    </ScreenLayout>
  )
}

function Figures({ shown, timeZone }: Pick<Open, 'shown'> & { timeZone: string }) {
  switch (shown.page) {
    case 'programme':
      return <ProgrammeScreen {...shown} timeZone={timeZone} />
    case 'sales':
      return <SalesScreen {...shown} />
    case 'arrivals':
      return <ArrivalsScreen {...shown} />
  }
}
