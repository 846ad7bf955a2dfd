import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import {
  authorize,
  authorizeUser,
  isUuid,
  notFound,
} from '#app/features/people/authorize.server.ts'
import type { Permission } from '#app/features/people/policy.ts'

/** The exhibitor whose place is asked for (`?peserta=`, else the user's first), and the right to it. */
export async function enterOwnPlace(
  { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>,
  permission: Permission,
) {
  const { grants } = await authorizeUser(request)
  const own = grants.flatMap(({ exhibitorId }) => exhibitorId ?? []).sort()
  const exhibitorId = new URL(request.url).searchParams.get('peserta') ?? own[0]
  if (!isUuid(exhibitorId)) throw notFound()
  const exhibitors = await db
    .selectFrom('exhibitor')
    .select(['id', 'name', 'kanwilCode'])
    .where('id', 'in', [...own, exhibitorId])
    .orderBy('name')
    .execute()
  const exhibitor = exhibitors.find((row) => row.id === exhibitorId)
  if (!exhibitor) throw notFound()
  const { actor, event, can } = await authorize(request, params, permission, {
    exhibitorId,
    kanwilCode: exhibitor.kanwilCode,
  })
  return {
    actor,
    event,
    exhibitor,
    exhibitors: exhibitors.filter(({ id }) => own.includes(id)),
    may: (asked: Permission) => can(asked, { exhibitorId, kanwilCode: exhibitor.kanwilCode }),
  }
}
