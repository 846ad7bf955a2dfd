import { render, toPlainText } from '@react-email/render'
import type { TFunction } from 'i18next'
import { createElement, type FunctionComponent } from 'react'
import type { z } from 'zod'
import { findLetterOfMail } from '#app/features/booths/letters/find-letter.server.ts'
import { letterFileName } from '#app/features/booths/letters/letter-number.ts'
import { letterPdf } from '#app/features/booths/letters/letter-pdf.server.ts'
import { mailOrigin } from '#app/features/mail/mail-origin.server.ts'
import { type MailTemplate, mailTemplates } from '#app/features/mail/mail-templates.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { qrPng } from '#app/lib/qr-png.server.ts'
import type { Db } from '#db/connect.server.ts'
import AccountNewsMail from '#emails/account-news.tsx'
import ApplicationDecidedMail from '#emails/application-decided.tsx'
import ApplicationReceivedMail from '#emails/application-received.tsx'
import ApplicationReturnedMail from '#emails/application-returned.tsx'
import CallInvitationMail from '#emails/call-invitation.tsx'
import CallReminderMail from '#emails/call-reminder.tsx'
import ConfirmAddressMail from '#emails/confirm-address.tsx'
import InvitationMail from '#emails/invitation.tsx'
import { type MailContext, mailWords } from '#emails/mail-context.server.ts'
import PlaceReminderMail from '#emails/place-reminder.tsx'
import PlaceSetupMail from '#emails/place-setup.tsx'
import PlacementChangedMail from '#emails/placement-changed.tsx'
import PlacementPublishedMail from '#emails/placement-published.tsx'
import RegistrationCancelledMail from '#emails/registration-cancelled.tsx'
import ResetPasswordMail from '#emails/reset-password.tsx'
import RestockRequestedMail from '#emails/restock-requested.tsx'
import TicketMail, { ticketPictureId } from '#emails/ticket.tsx'

/** A picture or file that goes with a mail; one with a `contentId` is shown within its text. */
type MailAttachment = {
  filename: string
  contentType: string
  contentId?: string
  content: Buffer
}

export type RenderedMail = {
  subject: string
  html: string
  text: string
  attachments: MailAttachment[]
}

type Definition<Props> = {
  Component: FunctionComponent<MailContext & Props>
  subject: (t: TFunction<readonly ['mail', 'people']>, props: Props) => string
  /** `db` is there when the mail is sent or looked at, for what is made from kept rows. */
  attachments?: (props: Props, db: Db | undefined) => Promise<MailAttachment[]>
}

/** Reads stored props by the template's own schema; throws when they do not fit. */
type Renderer = {
  subject: (stored: unknown, language: Language) => string
  render: (stored: unknown, context: MailContext, db: Db | undefined) => Promise<RenderedMail>
}

function define<Props extends object>(
  schema: z.ZodType<Props>,
  { Component, subject, attachments }: Definition<Props>,
): Renderer {
  return {
    subject: (stored, language) => subject(mailWords(language), schema.parse(stored)),
    async render(stored, context, db) {
      const props = schema.parse(stored)
      const html = await render(createElement(Component, { ...context, ...props }))
      return {
        subject: subject(mailWords(context.language), props),
        html,
        text: toPlainText(html),
        attachments: (await attachments?.(props, db)) ?? [],
      }
    },
  }
}

/** The letter that a mail tells of, made now from what was kept of it. */
async function attachLetter(
  { letterId }: { letterId?: string | undefined },
  db: Db | undefined,
): Promise<MailAttachment[]> {
  const letter = db && letterId ? await findLetterOfMail(db, letterId) : undefined
  if (!db || !letter) return []
  return [
    {
      filename: letterFileName(letter.reference),
      contentType: 'application/pdf',
      content: Buffer.from(await letterPdf(db, letter, mailOrigin())),
    },
  ]
}

/** How each mail looks and what its subject says. */
export const mailRenderers: Record<MailTemplate, Renderer> = {
  'reset-password': define(mailTemplates['reset-password'], {
    Component: ResetPasswordMail,
    subject: (t) => t('mail:resetPassword.subject'),
  }),
  'account-news': define(mailTemplates['account-news'], {
    Component: AccountNewsMail,
    subject: (t, { what }) =>
      t('mail:accountNews.subject', { what: t(`mail:accountNews.${what}.heading`) }),
  }),
  'confirm-address': define(mailTemplates['confirm-address'], {
    Component: ConfirmAddressMail,
    subject: (t) => t('mail:confirmAddress.subject'),
  }),
  invitation: define(mailTemplates.invitation, {
    Component: InvitationMail,
    subject: (t) => t('mail:invitation.subject'),
  }),
  'call-invitation': define(mailTemplates['call-invitation'], {
    Component: CallInvitationMail,
    subject: (t, { exhibitor, event }) => t('mail:callInvitation.subject', { exhibitor, event }),
  }),
  'call-reminder': define(mailTemplates['call-reminder'], {
    Component: CallReminderMail,
    subject: (t, { exhibitor, event }) => t('mail:callReminder.subject', { exhibitor, event }),
  }),
  'application-received': define(mailTemplates['application-received'], {
    Component: ApplicationReceivedMail,
    subject: (t, { exhibitor }) => t('mail:applicationReceived.subject', { exhibitor }),
  }),
  'application-returned': define(mailTemplates['application-returned'], {
    Component: ApplicationReturnedMail,
    subject: (t, { exhibitor }) => t('mail:applicationReturned.subject', { exhibitor }),
  }),
  'application-decided': define(mailTemplates['application-decided'], {
    Component: ApplicationDecidedMail,
    subject: (t, { exhibitor, event, decision }) =>
      t(`mail:applicationDecided.subject.${decision}`, { exhibitor, event }),
  }),
  'placement-published': define(mailTemplates['placement-published'], {
    Component: PlacementPublishedMail,
    subject: (t, { event, booth }) => t('mail:placementPublished.subject', { event, booth }),
    attachments: attachLetter,
  }),
  'placement-changed': define(mailTemplates['placement-changed'], {
    Component: PlacementChangedMail,
    subject: (t, { event, exhibitor }) => t('mail:placementChanged.subject', { event, exhibitor }),
    attachments: attachLetter,
  }),
  'place-reminder': define(mailTemplates['place-reminder'], {
    Component: PlaceReminderMail,
    subject: (t, { event, booth }) => t('mail:placeReminder.subject', { event, booth }),
    attachments: attachLetter,
  }),
  'place-setup': define(mailTemplates['place-setup'], {
    Component: PlaceSetupMail,
    subject: (t, { event, booth }) => t('mail:placeSetup.subject', { event, booth }),
    attachments: attachLetter,
  }),
  'restock-requested': define(mailTemplates['restock-requested'], {
    Component: RestockRequestedMail,
    subject: (t, { booth, product }) => t('mail:restockRequested.subject', { booth, product }),
  }),
  ticket: define(mailTemplates.ticket, {
    Component: TicketMail,
    subject: (t, { event, changed }) =>
      t(`mail:ticket.subject.${changed ? 'changed' : 'fresh'}`, { event }),
    attachments: async ({ qrText, code }) => [
      {
        filename: `${code}.png`,
        contentType: 'image/png',
        contentId: ticketPictureId,
        content: Buffer.from(qrPng(qrText, 600)),
      },
    ],
  }),
  'registration-cancelled': define(mailTemplates['registration-cancelled'], {
    Component: RegistrationCancelledMail,
    subject: (t, { event }) => t('mail:registrationCancelled.subject', { event }),
  }),
}
