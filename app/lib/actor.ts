/**
 * Somebody who acts: at a festival, or (`Actor<null>`) on what belongs to none. Every use case that changes something
 * is told it right after the database, and `writeAudit` takes it as it is.
 */
export type Actor<EventId extends string | null = string> = {
  readonly eventId: EventId
  readonly userId: string
}
