import { sql } from 'kysely'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { groupCode, randomCrockford } from '#app/lib/crockford.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { SHORT_CODE_LENGTH } from '../code/ticket-code.ts'
import { getSigningKey, signTicket } from '../code/ticket-keys.server.ts'
import { tellScansSoon } from '../scans/scan-news.server.ts'
import type { RegisterVisitor } from './registration-forms.ts'
import { lockPlaces } from './visit-days.server.ts'
import { isRegistrationOpen } from './visit-days.ts'
import { mailedTicketPath, mayMailVisitor } from './visitor-address.server.ts'
import { visitorSecret } from './visitor-link.server.ts'

/** What registering needs to know of the festival. */
export async function getVisitorEvent(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select(['event.id', 'event.slug', 'event.name', 'event.timeZone', 'event.status'])
    .select(['event.registrationOpen', 'event.groupSizeMax', 'event.visitorDataUntil'])
    .select(['venue.name as venue', 'venue.city'])
    .where('event.id', '=', eventId)
    .executeTakeFirstOrThrow()
}
export type VisitorEvent = Awaited<ReturnType<typeof getVisitorEvent>>

/**
 * Registers a group for a day and sends its ticket, if an address was given. Answers the secret of the
 * visitor's own page. The same form sent again registers nothing and answers the same secret.
 */
export async function registerVisitor(
  db: Db,
  eventId: string,
  form: Omit<RegisterVisitor, 'consent'>,
  language: Language,
  now: Date = new Date(),
): Promise<{ secret: string }> {
  const event = await getVisitorEvent(db, eventId)
  const earlier = await findByFormKey(db, event.id, form.formKey)
  if (earlier) {
    if (isSameForm(earlier, form)) return { secret: visitorSecret(form.formKey) }
    return registerVisitor(db, eventId, { ...form, formKey: crypto.randomUUID() }, language, now)
  }
  if (!isRegistrationOpen(event)) throw new DomainError('registrationClosed')
  const key = await getSigningKey(db, event.id)
  const secret = visitorSecret(form.formKey)
  const isNew = await db.transaction().execute(async (trx) => {
    const places = { day: form.visitOn, people: form.groupSize }
    const hours = await lockPlaces(trx, event, places, now).catch(async (refusal: unknown) => {
      // The same form, sent at the same moment, may itself have taken the last places.
      if (refusal instanceof DomainError && (await findByFormKey(trx, event.id, form.formKey))) {
        return undefined
      }
      throw refusal
    })
    if (!hours) return false
    const registration = await trx
      .insertInto('registration')
      .values({
        id: newId(),
        eventId: event.id,
        name: form.name,
        email: form.email ?? null,
        language,
        visitOn: form.visitOn,
        groupSize: form.groupSize,
        linkHash: hashSecret(secret),
        formKey: form.formKey,
        consentedAt: now,
        wantsNews: form.wantsNews && form.email !== undefined,
      })
      .onConflict((conflict) => conflict.column('formKey').doNothing())
      .returning('id')
      .executeTakeFirst()
    // The same form was sent at the same moment; whoever was first has done everything.
    if (!registration) return false
    const ticket = {
      id: newId(),
      eventId: event.id,
      registrationId: registration.id,
      shortCode: randomCrockford(SHORT_CODE_LENGTH),
      validOn: form.visitOn,
      admits: form.groupSize,
    }
    await trx.insertInto('ticket').values(ticket).execute()
    if (form.email !== undefined) {
      await mailTicket(trx, {
        event,
        hours,
        registration: { id: registration.id, email: form.email, language },
        ticket: { ...ticket, qrText: signTicket(key, ticket) },
        secret,
        changed: false,
      })
    }
    return true
  })
  if (isNew) tellScansSoon(db, event.id)
  return { secret }
}

function findByFormKey(db: Db, eventId: string, formKey: string) {
  return db
    .selectFrom('registration')
    .select(['name', 'visitOn', 'groupSize', 'email'])
    .where('eventId', '=', eventId)
    .where('formKey', '=', formKey)
    .executeTakeFirst()
}

type KnownForm = { name: string | null; visitOn: string; groupSize: number; email: string | null }

/** Going back in the browser and typing another person's name into the form is another registration. */
function isSameForm(earlier: KnownForm, form: Omit<RegisterVisitor, 'consent'>): boolean {
  return (
    earlier.name === form.name &&
    earlier.visitOn === form.visitOn &&
    earlier.groupSize === form.groupSize &&
    (earlier.email ?? '') === (form.email ?? '').toLowerCase()
  )
}

type TicketMail = {
  event: VisitorEvent
  hours: { opensAt: string; closesAt: string }
  registration: { id: string; email: string; language: Language }
  ticket: { shortCode: string; validOn: string; admits: number; qrText: string }
  secret: string
  changed: boolean
}

/**
 * Sends a ticket as picture and link, in the language of its registration, if its address may get a mail; answers whether.
 * Nothing that was typed freely goes along: whoever typed it need not be the reader.
 */
export async function mailTicket(
  trx: Trx,
  { event, hours, registration, ticket, secret, changed }: TicketMail,
): Promise<boolean> {
  const mailed = await mayMailVisitor(trx, event.id, registration.email)
  await trx
    .updateTable('registration')
    .set({ mailedAt: mailed ? sql<Date>`now()` : null })
    .where('id', '=', registration.id)
    .execute()
  if (!mailed) return false
  await queueMail(trx, {
    eventId: event.id,
    to: registration.email,
    language: registration.language,
    template: 'ticket',
    props: {
      event: event.name,
      code: groupCode(ticket.shortCode, 5),
      qrText: ticket.qrText,
      day: ticket.validOn,
      ...hours,
      timeZone: event.timeZone,
      venue: `${event.venue}, ${event.city}`,
      groupSize: ticket.admits,
      changed,
      path: mailedTicketPath(secret, registration.email),
    },
  })
  return true
}
