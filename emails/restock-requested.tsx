import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'restock-requested'>

export default function RestockRequestedMail(props: Props) {
  const { exhibitor, event, booth, product, unit, quantity, note, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:restockRequested.heading', { booth })}
      preview={t('mail:restockRequested.preview', { exhibitor, product })}
    >
      <Paragraph>{t('mail:restockRequested.body', { exhibitor, event })}</Paragraph>
      <Facts
        items={[
          [t('mail:restockRequested.product'), product],
          [t('mail:restockRequested.quantity'), `${quantity} ${unit}`],
          [t('mail:restockRequested.note'), note],
        ]}
      />
      <Paragraph>{t('mail:restockRequested.quiet')}</Paragraph>
      <CallToAction {...props}>{t('mail:restockRequested.action')}</CallToAction>
    </MailFrame>
  )
}

RestockRequestedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  booth: 'B-12',
  product: 'Kopi Sembalun 200 g',
  unit: 'bungkus',
  quantity: 40,
  note: 'Habis sebelum sore.',
  path: '/panitia/ippa-fest/lapangan/pasokan',
} satisfies Props
