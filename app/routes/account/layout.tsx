import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { db } from '#app/db.server.ts'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { OwnFrame } from '#app/features/people/own-frame.tsx'
import { findConcerns } from '#app/features/system/status/find-concerns.ts'
import { readStatus } from '#app/features/system/status/read-status.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  const roles = [...new Set(grants.map(({ role }) => role))]
  const concerns = roles.includes('administrator')
    ? findConcerns(await readStatus(db, context.version), new Date())
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
