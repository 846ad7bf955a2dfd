import { Img, Section, Text } from '@react-email/components'
import { formatDay, zoneLetters } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Note, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'ticket'>

/** Names the attached picture of the code, which the mail shows in its text. */
export const ticketPictureId = 'tiket-qr'

const picture = { textAlign: 'center', margin: '4px 0 10px' } as const
const code = {
  fontFamily: "'SFMono-Regular', Consolas, 'Liberation Mono', monospace",
  fontSize: '22px',
  fontWeight: 700,
  letterSpacing: '0.12em',
  lineHeight: '30px',
  margin: '8px 0 0',
} as const

function hours({ opensAt, closesAt, timeZone, language, day }: Props): string | undefined {
  if (!opensAt || !closesAt) return undefined
  const shown = (time: string) => (language === 'id' ? time.replace(':', '.') : time)
  return `${shown(opensAt)}–${shown(closesAt)} ${zoneLetters(timeZone, `${day}T12:00:00Z`)}`
}

export default function TicketMail(props: Props) {
  const { event, day, venue, groupSize, changed, language } = props
  const t = mailWords(language)
  const kind = changed ? 'changed' : 'fresh'
  return (
    <MailFrame
      {...props}
      heading={t(`mail:ticket.heading.${kind}`, { event })}
      preview={t('mail:ticket.preview', { day: formatDay(day, language) })}
    >
      <Paragraph>{t(`mail:ticket.body.${kind}`)}</Paragraph>
      <Section style={picture}>
        <Img
          src={`cid:${ticketPictureId}`}
          alt={t('mail:ticket.picture')}
          width="240"
          height="240"
          style={{ margin: '0 auto' }}
        />
        <Text style={code}>{props.code}</Text>
      </Section>
      <Facts
        items={[
          [t('mail:date'), formatDay(day, language)],
          [t('mail:hours'), hours(props)],
          [t('mail:venue'), venue],
          [t('mail:people'), t('mail:peopleCount', { count: groupSize })],
        ]}
      />
      <CallToAction {...props}>{t('mail:ticket.action')}</CallToAction>
      <Note>{t('mail:ticket.private')}</Note>
    </MailFrame>
  )
}

TicketMail.PreviewProps = {
  ...previewContext,
  event: 'IPPA Fest',
  code: 'K7QF-2M9D',
  qrText: 'GELAR CONTOH',
  day: '2026-11-21',
  opensAt: '09:00',
  closesAt: '21:00',
  timeZone: 'Asia/Jakarta',
  venue: 'Lapangan Banteng, Jakarta',
  groupSize: 3,
  changed: false,
  path: '/tiket/contoh',
} satisfies Props
