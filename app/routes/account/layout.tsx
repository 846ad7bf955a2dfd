import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { db } from '#app/db.server.ts'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { OwnFrame } from '#app/features/people/own-frame.tsx'
import { findConcerns } from '#app/features/system/status/find-concerns.ts'
import { recentStatus } from '#app/features/system/status/recent-status.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { adminSystemPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle

/** As old as the mark in the menu may be on pages that are about something else. */
const MARK_MS = 60_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  const roles = [...new Set(grants.map(({ role }) => role))]
  const isSystem = new URL(request.url).pathname.startsWith(adminSystemPath())
  const concerns = roles.includes('administrator')
    ? findConcerns(await recentStatus(db, context.version, isSystem ? 0 : MARK_MS), new Date())
    : []
  return { name: user.name, roles, concerns: concerns.length }
}

/** The frame of the own account and of the administrators' pages. */
export default function AccountLayout() {
  return (
    <OwnFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </OwnFrame>
  )
}
