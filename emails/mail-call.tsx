import { formatDayRange, formatInstant } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Note, Paragraph } from './mail-look.tsx'

export type CallMailProps = MailComponentProps<'call-invitation' | 'call-reminder'>

/** A mail about a call for exhibitors: the invitation and the reminder say the same in their own words. */
export function CallMail({ kind, ...props }: CallMailProps & { kind: 'Invitation' | 'Reminder' }) {
  const { exhibitor, event, venue, startsOn, endsOn, closesAt, timeZone, contact, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t(`mail:call${kind}.heading`, { event })}
      preview={t(`mail:call${kind}.preview`, { exhibitor, event })}
    >
      <Paragraph>{t(`mail:call${kind}.body`, { exhibitor, event })}</Paragraph>
      <Facts
        items={[
          [t('mail:venue'), venue],
          [t('mail:date'), formatDayRange(startsOn, endsOn, language)],
          [
            t('mail:callUntil'),
            closesAt ? formatInstant(new Date(closesAt), timeZone, language) : undefined,
          ],
        ]}
      />
      <Paragraph>{t('mail:callSteps')}</Paragraph>
      <CallToAction {...props}>{t(`mail:call${kind}.action`)}</CallToAction>
      <Note>{contact ? t('mail:callAccountContact', { contact }) : t('mail:callAccount')}</Note>
    </MailFrame>
  )
}

/** What previews of both mails are filled with. */
export const callPreviewProps: CallMailProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  venue: 'Lapangan Banteng',
  startsOn: '2026-11-20',
  endsOn: '2026-11-22',
  timeZone: 'Asia/Jakarta',
  closesAt: '2026-10-15T10:00:00Z',
  contact: 'panitia@ippa-fest.example',
  path: '/peserta/ippa-fest/permohonan',
}
