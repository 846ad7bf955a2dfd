import type { TFunction } from 'i18next'
import { formatInstant } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Note, Paragraph, Quote } from './mail-look.tsx'

type Props = MailComponentProps<'place-setup'>

export default function PlaceSetupMail(props: Props) {
  const { exhibitor, event, reference, booth, zone, now, before, notes, contact } = props
  const t = mailWords(props.language)
  const setup = timesText(t, now, props)
  const formerly = timesText(t, before, props)
  return (
    <MailFrame
      {...props}
      heading={t('mail:placeSetup.heading', { booth })}
      preview={t('mail:placeSetup.preview', { exhibitor, event })}
    >
      <Paragraph>{t('mail:placeSetup.body', { exhibitor, event })}</Paragraph>
      <Facts
        items={[
          [t('mail:booth'), t('mail:boothInZone', { booth, zone })],
          [t('mail:placeSetup.times'), setup],
          [t('mail:placementChanged.before'), formerly === setup ? undefined : formerly],
        ]}
      />
      {notes ? (
        <>
          <Paragraph>{t('mail:placeSetup.notes')}</Paragraph>
          <Quote>{notes}</Quote>
        </>
      ) : null}
      {notes === '' ? <Paragraph>{t('mail:placeSetup.noNotes')}</Paragraph> : null}
      <Paragraph>{t('mail:placeSetup.letter', { reference })}</Paragraph>
      <CallToAction {...props}>{t('mail:placeSetup.action')}</CallToAction>
      {contact ? <Note>{t('mail:placeSetup.contact', { contact })}</Note> : null}
    </MailFrame>
  )
}

function timesText(
  t: TFunction<readonly ['mail', 'people']>,
  { startsAt, endsAt }: Props['now'],
  { timeZone, language }: Props,
): string {
  const at = (instant: string) => formatInstant(instant, timeZone, language)
  if (startsAt && endsAt) return t('mail:placeSetup.fromTo', { from: at(startsAt), to: at(endsAt) })
  if (startsAt) return t('mail:placeSetup.from', { when: at(startsAt) })
  if (endsAt) return t('mail:placeSetup.until', { when: at(endsAt) })
  return t('mail:placeSetup.open')
}

PlaceSetupMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  letterId: '0193a5c0-0000-7000-8000-000000000001',
  reference: '212/IPPA/XI/2026',
  booth: 'B-12',
  zone: 'Kriya',
  timeZone: 'Asia/Jakarta',
  now: { startsAt: '2026-11-20T01:00:00Z', endsAt: '2026-11-20T13:00:00Z' },
  before: { startsAt: '2026-11-19T01:00:00Z', endsAt: '2026-11-19T13:00:00Z' },
  notes: 'Kendaraan barang masuk lewat gerbang barat.',
  contact: 'panitia@ippafest.example',
  path: '/peserta/contoh/tempat',
} satisfies Props
