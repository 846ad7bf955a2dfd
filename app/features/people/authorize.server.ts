import type { Params } from '@remix-run/react'
import { db } from '#app/db.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { requestKey } from '#app/lib/request-scope.server.ts'
import type { EventStatus } from '#db/types.ts'
import { type Grant, may, type Permission, type Reach, reachOf, type Subject } from './policy.ts'
import { requireSession, type SessionUser } from './session.server.ts'

/** What every page of a festival knows of it. */
type AuthorizedEvent = {
  id: string
  slug: string
  name: string
  timeZone: string
  status: EventStatus
}

export type Authorized = {
  user: SessionUser
  grants: Grant[]
  event: AuthorizedEvent
  /** The person at this festival, as use cases are told. */
  actor: Actor
  /** Asks further, for a part of the page; about the festival itself when no subject is named. */
  can: (permission: Permission, subject?: Subject) => boolean
}

export type AuthorizedExhibitor = {
  user: SessionUser
  grants: Grant[]
  exhibitor: { id: string; name: string; kanwilCode: string | null }
  actor: Actor<null>
  can: (permission: Permission, subject?: Subject) => boolean
}

/** The answer for what does not exist and for what somebody may not know to exist. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}

const events = new WeakMap<object, Map<string, Promise<AuthorizedEvent | undefined>>>()

/** The festival with this address; read once for a request. */
function findEvent(request: Request, slug: string): Promise<AuthorizedEvent | undefined> {
  const key = requestKey(request)
  const known = events.get(key) ?? new Map<string, Promise<AuthorizedEvent | undefined>>()
  events.set(key, known)
  const found =
    known.get(slug) ??
    db
      .selectFrom('event')
      .select(['id', 'slug', 'name', 'timeZone', 'status'])
      .where('slug', '=', slug)
      .executeTakeFirst()
  known.set(slug, found)
  return found
}

async function enter(request: Request, params: Params): Promise<Authorized> {
  const { user, grants } = await requireSession(request)
  const event = params.event ? await findEvent(request, params.event) : undefined
  if (!event) throw notFound()
  return {
    user,
    grants,
    event,
    actor: { eventId: event.id, userId: user.id },
    can: (permission, subject = {}) => may(grants, permission, { ...subject, eventId: event.id }),
  }
}

/**
 * Demands `permission` at the festival of the address (`params.event`), or on a subject within it.
 * Signed out: to the sign-in page. Unknown and forbidden look the same: 404.
 */
export async function authorize(
  request: Request,
  params: Params,
  permission: Permission,
  subject: Omit<Subject, 'eventId'> = {},
): Promise<Authorized> {
  const authorized = await enter(request, params)
  if (!authorized.can(permission, subject)) throw notFound()
  return authorized
}

/**
 * Demands `permission` on something of the festival at least, and says on what: for lists in which a
 * Kanwil coordinator, a cashier or a stage manager sees the own rows only, by `reach`.
 */
export async function authorizeSome(
  request: Request,
  params: Params,
  permission: Permission,
): Promise<Authorized & { reach: Reach }> {
  const authorized = await enter(request, params)
  const reach = reachOf(authorized.grants, permission, authorized.event.id)
  if (!reach) throw notFound()
  return { ...authorized, reach }
}

/**
 * Like `authorizeSome`, for what stands within the staff's frame of a festival: whom the frame turns away is turned
 * away by each of its pages too, for a page's data can be asked for without the frame around it.
 */
export async function authorizeStaff(
  request: Request,
  params: Params,
  permission: Permission,
): Promise<Authorized & { reach: Reach }> {
  await authorize(request, params, 'event.enter')
  return authorizeSome(request, params, permission)
}

/** Demands `permission` on the exhibitor of the address (`params.exhibitor`, an id). */
export async function authorizeExhibitor(
  request: Request,
  params: Params,
  permission: Permission,
): Promise<AuthorizedExhibitor> {
  const { user, grants } = await requireSession(request)
  const exhibitor = isUuid(params.exhibitor)
    ? await db
        .selectFrom('exhibitor')
        .select(['id', 'name', 'kanwilCode'])
        .where('id', '=', params.exhibitor)
        .executeTakeFirst()
    : undefined
  if (!exhibitor) throw notFound()
  const own = { exhibitorId: exhibitor.id, kanwilCode: exhibitor.kanwilCode }
  if (!may(grants, permission, own)) throw notFound()
  return {
    user,
    grants,
    exhibitor,
    actor: { eventId: null, userId: user.id },
    can: (asked, subject = {}) => may(grants, asked, { ...subject, ...own }),
  }
}

/** Demands `permission` on the whole installation: accounts, roles without a festival, new festivals. */
export async function authorizeSystem(
  request: Request,
  permission: Permission,
): Promise<{ user: SessionUser; grants: Grant[]; actor: Actor<null> }> {
  const session = await requireSession(request)
  if (!may(session.grants, permission)) throw notFound()
  return { ...session, actor: { eventId: null, userId: session.user.id } }
}

/** Any signed-in person, with all roles: for the own account and lists of what somebody takes part in. */
export async function authorizeUser(
  request: Request,
): Promise<{ user: SessionUser; grants: Grant[] }> {
  return requireSession(request)
}

/** Like `authorizeUser`, when only the person matters. */
export async function requireUser(request: Request): Promise<SessionUser> {
  return (await requireSession(request)).user
}

/** Whether a part of an address can be an id at all; asking the database for anything else is an error. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
}
