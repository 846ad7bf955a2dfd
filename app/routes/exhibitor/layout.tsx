import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ClipboardList, Landmark, Package } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import { db } from '#app/db.server.ts'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { cataloguePath, coordinatorPath, exhibitorHomePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  const ids = grants.flatMap(({ exhibitorId }) => exhibitorId ?? [])
  const exhibitors = ids.length
    ? await db
        .selectFrom('exhibitor')
        .select(['id', 'name'])
        .where('id', 'in', ids)
        .orderBy('name')
        .execute()
    : []
  return {
    name: user.name,
    exhibitors,
    coordinates: grants.some((grant) => grant.role === 'kanwil_coordinator'),
  }
}

/** The frame of the pages of exhibitors and of the Kanwil they belong to. */
export default function ExhibitorLayout() {
  const { name, exhibitors, coordinates } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  const single = exhibitors.length === 1
  return (
    <StaffLayout
      home="/"
      account="/akun"
      user={{
        name,
        role: coordinates ? t('exhibitors:role.coordinator') : t('exhibitors:role.officer'),
      }}
      sections={[
        {
          items: [
            {
              to: exhibitorHomePath(),
              label: t('exhibitors:nav.home'),
              icon: ClipboardList,
              end: true,
              primary: true,
            },
            ...(coordinates
              ? [
                  {
                    to: coordinatorPath(),
                    label: t('exhibitors:nav.kanwil'),
                    icon: Landmark,
                    primary: true,
                  },
                ]
              : []),
            ...exhibitors.map((exhibitor, index) => ({
              to: cataloguePath(exhibitor.id),
              label: single
                ? t('exhibitors:nav.catalogue')
                : t('exhibitors:nav.catalogueOf', { exhibitor: exhibitor.name }),
              icon: Package,
              primary: index === 0,
            })),
          ],
        },
      ]}
    >
      <Outlet />
    </StaffLayout>
  )
}
