import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { ApplicationHistory } from '../applications/application-history.tsx'
import { ApplicationSummary } from '../applications/application-summary.tsx'
import type { StepProps } from './apply-frame.tsx'
import { PeopleLater } from './people-step.tsx'

type Props = Pick<StepProps, 'page'>

/** An application that cannot be written now: why, what it says, and what has become of it. */
export function ApplyOverview({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  const { call, application, state, ownSteps } = page
  return (
    <>
      {state === 'not-yet' ? (
        <Alert title={t('exhibitors:application.notYetTitle')}>
          {call.callOpensAt
            ? t('exhibitors:application.opens', {
                when: f.instant(call.callOpensAt, call.timeZone),
              })
            : t('exhibitors:application.notYetBody')}
        </Alert>
      ) : null}
      {state === 'closed' && (!application || application.status === 'draft') ? (
        <Alert tone="warn" title={t('exhibitors:application.closedTitle')}>
          {application ? t('call:apply.closedDraft') : t('exhibitors:application.closedBody')}
        </Alert>
      ) : null}
      {application ? (
        <>
          <ApplicationSummary application={application} />
          {page.mayNamePeople ? <PeopleLater page={page} reply={reply} /> : null}
          <Card>
            <h2 className="mb-4 text-lg font-bold tracking-tight">
              {t('exhibitors:history.title')}
            </h2>
            <ApplicationHistory steps={application.steps} timeZone={call.timeZone} />
          </Card>
        </>
      ) : null}
      {ownSteps.includes('reopen') && state === 'open' ? (
        <ActionForm intent="reopen">
          <SubmitButton variant="secondary">{t('exhibitors:application.reopen')}</SubmitButton>
        </ActionForm>
      ) : null}
      <WithdrawButton page={page} />
    </>
  )
}

/** What the reader of a returned application wants mended. */
export function ReturnedNote({ page }: Props) {
  const { t } = useTranslation(['exhibitors'])
  if (page.application?.status !== 'returned') return null
  const remark = page.application.steps.find((step) => step.toStatus === 'returned')?.remark
  return remark ? (
    <Alert tone="warn" title={t('exhibitors:application.returnedTitle')}>
      <p className="break-words whitespace-pre-line">{remark}</p>
    </Alert>
  ) : null
}

/** Takes the application back, after asking. */
export function WithdrawButton({ page }: Props) {
  const { t } = useTranslation(['exhibitors'])
  if (!page.ownSteps.includes('withdraw')) return null
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">{t('exhibitors:application.withdraw')}</Button>}
      title={t('exhibitors:application.withdrawTitle')}
      body={t('exhibitors:application.withdrawBody')}
      confirm={t('exhibitors:application.withdraw')}
      intent="withdraw"
    />
  )
}
