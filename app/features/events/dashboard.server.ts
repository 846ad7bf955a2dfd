import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

export type Waiting = {
  /** Requests that only the organizer can decide now. */
  applications: number
  /** Times to come of acts of warga binaan that no valid permit covers. */
  permits: number
  failedMails: number
}

/** How many things of a festival wait for its organizers. */
export async function countWaiting(db: Db, eventId: string): Promise<Waiting> {
  const [{ applications }, { permits }, { failedMails }] = await Promise.all([
    // What a Kanwil has endorsed, and what has no Kanwil to endorse it.
    db
      .selectFrom('application')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select((eb) => eb.fn.countAll<number>().as('applications'))
      .where('application.eventId', '=', eventId)
      .where((where) =>
        where.or([
          where('application.status', '=', 'endorsed'),
          where.and([
            where('application.status', '=', 'submitted'),
            where('exhibitor.kanwilCode', 'is', null),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('slot')
      .select((eb) => eb.fn.countAll<number>().as('permits'))
      .where('eventId', '=', eventId)
      .where('status', '=', 'planned')
      .where('actId', 'is not', null)
      .where(sql<boolean>`upper(planned) > now()`)
      .where(sql<boolean>`not act_is_permitted(event_id, act_id, occupied)`)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('outboxMessage')
      .select((eb) => eb.fn.countAll<number>().as('failedMails'))
      .where('eventId', '=', eventId)
      .where('status', '=', 'failed')
      .executeTakeFirstOrThrow(),
  ])
  return { applications, permits, failedMails }
}
