import { redirect } from '@remix-run/node'
import { db, pulse } from '#app/db.server.ts'
import { isLanguage, type Language } from '#app/i18n/i18n.ts'
import { signInPath } from '#app/lib/paths.ts'
import { requestKey } from '#app/lib/request-scope.server.ts'
import { DatabaseTrouble } from '#db/trouble.ts'
import { noteUse } from './account.server.ts'
import { auth } from './auth.server.ts'
import type { Grant } from './policy.ts'

/** The signed-in person, as pages may know them. */
export type SessionUser = {
  id: string
  name: string
  email: string
  language: Language
  twoFactorEnabled: boolean
  sessionId: string
  sessionUntil: Date
}

export type Session = { user: SessionUser; grants: Grant[] }

const sessions = new WeakMap<object, Promise<Session | undefined>>()

async function loadSession(request: Request): Promise<Session | undefined> {
  if (!request.headers.has('Cookie')) return undefined
  const found = await auth.api.getSession({ headers: request.headers }).catch(async (error) => {
    // The library says only that it failed. Nobody is signed out because the database is away.
    if (pulse.away || !(await pulse.beat())) throw new DatabaseTrouble('away')
    throw error
  })
  if (!found) return undefined
  await noteUse(db, found.session)
  const grants = await db
    .selectFrom('roleGrant')
    .select(['role', 'eventId', 'kanwilCode', 'exhibitorId', 'boothId', 'gateId', 'stageId'])
    .where('userId', '=', found.user.id)
    .orderBy('id')
    .execute()
  const { id, name, email, language, twoFactorEnabled } = found.user
  return {
    user: {
      id,
      name,
      email,
      language: isLanguage(language) ? language : 'id',
      twoFactorEnabled: twoFactorEnabled === true,
      sessionId: found.session.id,
      sessionUntil: found.session.expiresAt,
    },
    grants,
  }
}

/** Who is asking, with their roles; read once for a request, however many loaders ask. */
export function findSession(request: Request): Promise<Session | undefined> {
  const key = requestKey(request)
  const session = sessions.get(key) ?? loadSession(request)
  sessions.set(key, session)
  return session
}

/** The way to the sign-in page, and back here afterwards where that is a page. */
function wayToSignIn(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return request.method === 'GET' ? signInPath(pathname + search) : signInPath()
}

/** The signed-in person, or the way to the sign-in page. */
export async function requireSession(request: Request): Promise<Session> {
  const session = await findSession(request)
  if (!session) throw redirect(wayToSignIn(request))
  return session
}
