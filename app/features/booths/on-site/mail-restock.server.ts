import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { isLanguage } from '#app/i18n/i18n.ts'
import { restockPath } from '#app/lib/paths.ts'
import type { Trx } from '#db/connect.server.ts'

/** Nobody gets more than one mail on requests within so many minutes; the page shows all of them, live. */
const QUIET_MINUTES = 60

type Request = {
  kanwilCode: string | null
  exhibitorName: string
  productName: string
  unit: string
  boothCode: string
  quantity: number
  note: string
}

/** Tells the coordinators of the exhibitor's Kanwil of a new request, unless they had a mail of this kind just now. */
export async function mailRestock(
  trx: Trx,
  eventId: string,
  now: Date,
  request: Request,
): Promise<void> {
  if (request.kanwilCode === null) return
  const event = await trx
    .selectFrom('event')
    .select(['slug', 'name'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const coordinators = await trx
    .selectFrom('roleGrant')
    .innerJoin('user', 'user.id', 'roleGrant.userId')
    .select(['user.email', 'user.language'])
    .where('roleGrant.role', '=', 'kanwil_coordinator')
    .where('roleGrant.kanwilCode', '=', request.kanwilCode)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outboxMessage')
            .select('outboxMessage.id')
            .where('outboxMessage.eventId', '=', eventId)
            .where('outboxMessage.template', '=', 'restock-requested')
            .whereRef('outboxMessage.toAddress', '=', 'user.email')
            .where(
              'outboxMessage.createdAt',
              '>',
              new Date(now.getTime() - QUIET_MINUTES * 60_000),
            ),
        ),
      ),
    )
    .orderBy('user.email')
    .execute()
  for (const { email, language } of coordinators) {
    await queueMail(trx, {
      eventId,
      to: email,
      language: isLanguage(language) ? language : 'id',
      template: 'restock-requested',
      props: {
        exhibitor: request.exhibitorName,
        event: event.name,
        booth: request.boothCode,
        product: request.productName,
        unit: request.unit,
        quantity: request.quantity,
        ...(request.note ? { note: request.note } : {}),
        path: restockPath(event),
      },
    })
  }
}
