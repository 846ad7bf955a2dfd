import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE_MS } from '#tests/support/eventually.ts'
import { createEvent } from '#tests/support/factories.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  return { app, event: await createEvent(app.db, { status: 'running' }) }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

type Headed = { headers: Headers }

/** Follows a festival; `ended` settles when the stream does. */
async function follow({ headers }: Headed) {
  const answer = await world.app.fetch(`/panitia/${world.event.slug}/live`, { headers })
  const reader = answer.body?.getReader()
  await reader?.read()
  const read = async (): Promise<'ended'> => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
    return 'ended'
  }
  return { status: answer.status, ended: read() }
}

const soon = () => new Promise((done) => setTimeout(() => done('goes on'), PATIENCE_MS))

async function signInOrganizer(): Promise<Headed & { userId: string }> {
  const headers = await world.app.signIn({ role: 'organizer', eventId: world.event.id })
  const { userId } = await world.app.db
    .selectFrom('session')
    .select('userId')
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow()
  return { headers, userId }
}

async function signOut({ headers }: Headed) {
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  const body = new URLSearchParams()
  const left = await world.app.fetch('/keluar', { method: 'POST', headers: sent, body })
  expect(left.status).toBe(302)
}

async function chooseNewPassword({ userId }: { userId: string }) {
  const { auth } = await import('#app/features/people/auth.server.ts')
  const { createPasswordLink } = await import('#app/features/people/password-links.server.ts')
  const { setPasswordByLink } = await import('#app/features/people/sign-in.server.ts')
  const path = await world.app.db
    .transaction()
    .execute((trx) => createPasswordLink(trx, userId, 60))
  const token = new URL(path, 'http://localhost').searchParams.get('kunci') ?? ''
  await setPasswordByLink(auth, token, 'sandi yang baru')
}

async function takeRole({ userId }: { userId: string }) {
  await world.app.db.deleteFrom('roleGrant').where('userId', '=', userId).execute()
}

test.each([
  ['signing out', signOut],
  ['a new password by a link', chooseNewPassword],
  ['the loss of the role', takeRole],
])('%s ends the streams of the person within seconds, and of nobody else', async (_, end) => {
  const person = await signInOrganizer()
  const [stream, other] = [await follow(person), await follow(await signInOrganizer())]
  expect([stream.status, other.status]).toEqual([200, 200])

  await end(person)

  expect(await Promise.race([stream.ended, soon()])).toBe('ended')
  expect(await Promise.race([other.ended, Promise.resolve('goes on')])).toBe('goes on')
})
