import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { CutOffNotice } from '#app/components/line-notice.tsx'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { sharedProgrammeScreen } from '#app/features/programme/live/programme-screen.server.ts'
import { ProgrammeScreen } from '#app/features/programme/live/programme-screen.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = {
  i18n: ['programme'],
  hydrate: false,
  scripts: ['/js/refresh.js'],
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Open to everybody: it shows what the public page of the programme shows. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const t = await getT(request, ['programme'])
  const now = new Date()
  return {
    title: t('programme:publicTitle', { event: event.name }),
    event,
    now,
    programme: await sharedProgrammeScreen(isRefresh(request), db, event, now, null),
  }
}

export default function PublicProgrammeScreen() {
  const { event, now, programme } = useLoaderData<typeof loader>()
  const { venueName, ...shown } = programme
  const f = useFormat()
  return (
    <ScreenLayout
      title={event.name}
      place={venueName}
      clock={
        <span id="layar-jam" data-refresh="15">
          {f.time(now, event.timeZone)}
        </span>
      }
      notice={<CutOffNotice since={f.time(now, event.timeZone)} wide />}
    >
      <div id="layar-acara" data-refresh="15" className="h-full">
        <ProgrammeScreen {...shown} timeZone={event.timeZone} />
      </div>
    </ScreenLayout>
  )
}
