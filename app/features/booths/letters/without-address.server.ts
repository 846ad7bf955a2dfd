import type { Db } from '#db/connect.server.ts'

/**
 * Exhibitors with news about their place whom no mail reaches: they have neither an officer's account nor a contact
 * address, so that somebody must tell them. What there is to tell is their booth, or how their application stands.
 */
export function listWithoutAddress(db: Db, eventId: string) {
  return db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('placeLetter', (join) =>
      join
        .onRef('placeLetter.eventId', '=', 'application.eventId')
        .onRef('placeLetter.applicationId', '=', 'application.id')
        .on('placeLetter.withdrawnAt', 'is', null),
    )
    .select([
      'application.id',
      'application.status',
      'exhibitor.name as exhibitor',
      'placeLetter.id as letterId',
      'placeLetter.boothCode as booth',
    ])
    .where('application.eventId', '=', eventId)
    .where('application.status', 'in', ['endorsed', 'accepted', 'waiting_list', 'declined'])
    .where('exhibitor.contactEmail', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('roleGrant')
            .select('roleGrant.id')
            .whereRef('roleGrant.exhibitorId', '=', 'exhibitor.id')
            .where('roleGrant.role', '=', 'exhibitor_officer'),
        ),
      ),
    )
    .orderBy('exhibitor.name')
    .orderBy('application.id')
    .execute()
}

export type WithoutAddress = Awaited<ReturnType<typeof listWithoutAddress>>[number]
