import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import {
  festivalPath,
  publicMapPath,
  publicProductsPath,
  publicProgrammePath,
  registerPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['events'], query: [] } satisfies GelarHandle

/** The frame of all public pages of a festival: `f/:event`. The pages bring their own margins (`PageWidth`). */
export async function loader({ params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  return {
    slug: event.slug,
    name: event.name,
    registrationOpen: event.registrationOpen,
  }
}

export default function FestivalPublic() {
  const event = useLoaderData<typeof loader>()
  const { t } = useTranslation('events')
  const nav = [
    { to: publicProgrammePath(event), label: t('public.programme') },
    { to: publicMapPath(event), label: t('public.map') },
    { to: publicProductsPath(event), label: t('public.products') },
    ...(event.registrationOpen
      ? [{ to: registerPath(event), label: t('public.registerShort') }]
      : []),
  ]
  return (
    <PublicLayout bare event={{ name: event.name, to: festivalPath(event), nav }}>
      <Outlet />
    </PublicLayout>
  )
}
