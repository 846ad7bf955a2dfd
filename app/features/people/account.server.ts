import type { Language } from '#app/i18n/i18n.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'

/** Saves the own name and language. */
export async function saveProfile(
  db: Db,
  userId: string,
  { name, language }: { name: string; language: Language },
): Promise<void> {
  await db
    .updateTable('user')
    .set({ name, language, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute()
}

export type OpenSession = {
  id: string
  agent: string | null
  startedAt: Date
  /** To some ten minutes. */
  usedAt: Date
  here: boolean
}

/** Where somebody is signed in, the newest first. */
export async function listSessions(
  db: Db,
  userId: string,
  currentSessionId: string,
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'userAgent as agent', 'createdAt as startedAt', 'updatedAt as usedAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', new Date())
    .orderBy('createdAt', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, here: row.id === currentSessionId }))
}

const NOTED_EVERY_MS = 10 * 60_000

/**
 * Notes that a session is in use, now and then: its owner tells it from others by that. Where nothing can be written, on a
 * full disk, its owner reads on all the same.
 */
export async function noteUse(
  db: Db,
  { id, updatedAt }: { id: string; updatedAt: Date },
  now: Date = new Date(),
): Promise<void> {
  const since = new Date(now.getTime() - NOTED_EVERY_MS)
  if (updatedAt > since) return
  try {
    await db
      .updateTable('session')
      .set({ updatedAt: now })
      .where('id', '=', id)
      .where('updatedAt', '<=', since)
      .execute()
  } catch (error) {
    log.warn({ err: error }, 'that a session is in use could not be noted')
  }
}
