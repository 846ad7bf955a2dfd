import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, Outlet, useLoaderData } from '@remix-run/react'
import { ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import { LineNotice } from '#app/components/line-notice.tsx'
import { db } from '#app/db.server.ts'
import { type StaffPageKey, staffPages } from '#app/features/events/staff-sections.ts'
import { sharedWaiting } from '#app/features/overview/dashboard.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { type Grant, reachOf } from '#app/features/people/policy.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { accountPath, staffHomePath } from '#app/lib/paths.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = { i18n: ['events', 'people'] } satisfies GelarHandle

/** The frame of all staff pages of a festival: `panitia/:event`, with what this person may open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, event, grants, can } = await authorize(request, params, 'event.enter')
  const open = staffPages.flatMap(({ pages }) =>
    pages.flatMap((page) =>
      can(page.permission) || (!page.whole && reachOf(grants, page.permission, event.id))
        ? page.key
        : [],
    ),
  )
  const waiting = can('event.view')
    ? await sharedWaiting(isRefresh(request), db, event.id)
    : undefined
  return {
    event: {
      slug: event.slug,
      name: event.name,
      status: event.status,
      timeZone: event.timeZone,
    },
    user: { name: user.name, role: roleAt(grants, event.id) },
    open,
    waiting,
  }
}

/** The role somebody has at this festival: the one on the festival itself before one on a part of it. */
function roleAt(grants: ReadonlyArray<Grant>, eventId: string): Grant['role'] {
  const here =
    grants.find((grant) => grant.eventId === eventId) ??
    grants.find((grant) => grant.eventId === null)
  return here?.role ?? 'auditor'
}

export default function FestivalStaff() {
  const { event, user, open, waiting } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['events', 'people'])
  const badges: Partial<Record<StaffPageKey, number>> = {
    applications: waiting?.applications,
    programme: waiting?.permits,
    outbox: waiting?.failedMails,
  }
  const sections = staffPages
    .map(({ section, pages }) => ({
      label: t(`events:nav.${section}`),
      items: pages
        .filter((page) => open.includes(page.key))
        .map((page) => ({
          to: page.path(event),
          label: t(`events:nav.${page.key}`),
          icon: page.icon,
          primary: page.primary,
          end: page.end,
          badge: badges[page.key],
        })),
    }))
    .filter((section) => section.items.length > 0)
  return (
    <StaffLayout
      sections={sections}
      switcher={<FestivalSwitch name={event.name} status={t(`events:status.${event.status}`)} />}
      user={{ name: user.name, role: t(`people:role.${user.role}`) }}
      home={staffHomePath()}
      account={accountPath()}
    >
      <Outlet />
      <LineNotice zone={event.timeZone} />
    </StaffLayout>
  )
}

function FestivalSwitch({ name, status }: { name: string; status: string }) {
  return (
    <Link
      to={staffHomePath()}
      className="flex min-h-11 min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-3 py-1.5 hover:border-line-strong"
    >
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-semibold">{name}</span>
        <span className="block truncate text-xs text-ink-soft">{status}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
    </Link>
  )
}
