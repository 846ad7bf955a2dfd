import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { OwnFrame } from '#app/features/people/own-frame.tsx'
import type { GelarHandle } from '#app/lib/handle.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  return { name: user.name, roles: [...new Set(grants.map(({ role }) => role))] }
}

/** The frame of the own account and of the administrators' pages. */
export default function AccountLayout() {
  return (
    <OwnFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </OwnFrame>
  )
}
