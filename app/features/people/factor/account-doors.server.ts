import type { Trx } from '#db/connect.server.ts'

/** Ends the sessions of somebody, but for the one named. */
export async function endSessions(trx: Trx, userId: string, except?: string): Promise<void> {
  let ended = trx.deleteFrom('session').where('userId', '=', userId)
  if (except !== undefined) ended = ended.where('id', '<>', except)
  await ended.execute()
}

/** Forgets the second factor of somebody, who signs in by the password alone from then on. */
export async function removeFactor(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('twoFactor').where('userId', '=', userId).execute()
  await switchFactor(trx, userId, false)
}

/** Says whether somebody is asked for a code after the password. */
export async function switchFactor(
  trx: Trx,
  userId: string,
  twoFactorEnabled: boolean,
): Promise<void> {
  await trx
    .updateTable('user')
    .set({ twoFactorEnabled, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute()
}
