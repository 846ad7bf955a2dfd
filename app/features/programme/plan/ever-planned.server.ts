import type { Trx } from '#db/connect.server.ts'

/** Whether an act or a stage has a slot, cancelled ones included; then it can no longer be removed. */
export async function isEverPlanned(
  trx: Trx,
  eventId: string,
  of: 'actId' | 'stageId',
  id: string,
): Promise<boolean> {
  const slot = await trx
    .selectFrom('slot')
    .select('id')
    .where('eventId', '=', eventId)
    .where(of, '=', id)
    .limit(1)
    .executeTakeFirst()
  return slot !== undefined
}
