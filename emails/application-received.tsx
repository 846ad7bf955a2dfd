import { formatList } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'application-received'>

export default function ApplicationReceivedMail(props: Props) {
  const { exhibitor, event, tables, products, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:applicationReceived.heading')}
      preview={t('mail:applicationReceived.preview', { exhibitor, event })}
    >
      <Paragraph>{t('mail:applicationReceived.body', { exhibitor, event })}</Paragraph>
      <Facts
        items={[
          [t('mail:tables'), t('mail:tableCount', { count: tables })],
          [t('mail:products'), products.length > 0 ? formatList(products, language) : undefined],
        ]}
      />
      <CallToAction {...props}>{t('mail:applicationReceived.action')}</CallToAction>
    </MailFrame>
  )
}

ApplicationReceivedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  tables: 2,
  products: ['Kain tenun', 'Kopi Lombok', 'Mebel jati'],
  path: '/peserta/contoh',
} satisfies Props
