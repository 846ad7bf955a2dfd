import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { OutboxStatus } from '#db/types.ts'
import { KeptNotice } from './kept-notice.tsx'
import { MailStatus } from './outbox-list.tsx'

type OutboxLetterProps = {
  message: {
    subject: string
    to: string
    status: OutboxStatus
    attempts: number
    lastError: string | null
    createdAt: Date
    sentAt: Date | null
    attachments: ReadonlyArray<string>
    /** Whether this installation sends mails at all. */
    sends: boolean
  }
  /** The address of the list it belongs to. */
  back: string
  /** Where its body is served. */
  body: string
  timeZone: string
  mayRetry: boolean
  /** Whether the reader is led to the setting without which nothing is sent. */
  mayMend: boolean
}

/** One mail as it arrives, with what became of it. */
export function OutboxLetter({
  message,
  back,
  body,
  timeZone,
  mayRetry,
  mayMend,
}: OutboxLetterProps) {
  const { t } = useTranslation('mail')
  const f = useFormat()
  const isKept = message.status === 'kept'
  const canRetry = mayRetry && message.sends && (message.status === 'failed' || isKept)
  return (
    <>
      <PageHeader
        title={message.subject}
        breadcrumbs={[{ label: t('outbox.title'), to: back }]}
        badge={<MailStatus status={message.status} />}
        actions={
          canRetry ? (
            <ActionForm intent="retry">
              <SubmitButton>{t('outbox.retry')}</SubmitButton>
            </ActionForm>
          ) : null
        }
      />
      {message.sends || message.status === 'sent' ? null : <KeptNotice mayMend={mayMend} />}
      {message.lastError ? (
        <Alert tone="bad" title={t('outbox.lastError')}>
          <span className="break-words">{message.lastError}</span>
        </Alert>
      ) : null}
      <div className="mt-5 grid gap-6 xl:grid-cols-[20rem_minmax(0,1fr)] xl:items-start">
        <Card>
          <DescriptionList
            items={[
              { term: t('outbox.to'), detail: message.to },
              { term: t('outbox.at'), detail: f.instant(message.createdAt, timeZone) },
              ...(message.sentAt
                ? [{ term: t('outbox.sentAt'), detail: f.instant(message.sentAt, timeZone) }]
                : []),
              {
                term: t('outbox.attempts'),
                detail: isKept ? t('outbox.notTried') : f.number(message.attempts),
              },
              ...(message.attachments.length > 0
                ? [{ term: t('outbox.attachments'), detail: f.list(message.attachments) }]
                : []),
            ]}
          />
        </Card>
        {/* Neither scripts nor this site's cookies: the body is shown as a mail program would show it. */}
        <iframe
          src={body}
          title={message.subject}
          sandbox=""
          className="h-[75dvh] min-h-96 w-full rounded-card border border-line bg-[#fbf7ee] shadow-card"
        />
      </div>
    </>
  )
}
