import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { type StepProps, StepsNavigation } from './apply-frame.tsx'
import { ReturnedNote, WithdrawButton } from './apply-overview.tsx'
import { BringProduct } from './bring-product.tsx'
import { CopyOffer } from './copy-offer.tsx'
import { NeedsStep } from './needs-step.tsx'
import { PapersStep } from './papers-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { ProductsStep } from './products-step.tsx'
import { SendStep } from './send-step.tsx'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { WishesStep } from './wishes-step.tsx'

type WizardProps = Pick<StepProps, 'page'> & {
  answered: { part: string; reply: FormReply } | undefined
}

/** The application as steps that are each kept when they are left. */
export function ApplyWizard({ page, answered }: WizardProps) {
  const { t } = useTranslation(['call', 'exhibitors'])
  const { call, application, step } = page
  return (
    <>
      <ReturnedNote page={page} />
      <StepsNavigation page={page} />
      <Deadline page={page} />
      {step === 'needs' ? (
        <>
          <CopyOffer page={page} />
          {call.callRules ? (
            <details className="group rounded-card border border-line bg-surface px-5 shadow-card">
              <summary className="flex min-h-11 cursor-pointer items-center gap-2 py-2.5 font-semibold">
                <ChevronRight
                  aria-hidden="true"
                  className="size-4 transition-transform group-open:rotate-90"
                />
                {t('exhibitors:application.rules')}
              </summary>
              <p className="pb-4 break-words whitespace-pre-line">{call.callRules}</p>
            </details>
          ) : null}
        </>
      ) : null}
      <UnsavedGuard>
        <CurrentStep page={page} answered={answered} />
      </UnsavedGuard>
      {application ? <WithdrawButton page={page} /> : null}
    </>
  )
}

function CurrentStep({ page, answered }: WizardProps) {
  const reply = (...parts: string[]) =>
    answered && parts.includes(answered.part) ? answered.reply : undefined
  switch (page.step) {
    case 'needs':
      return <NeedsStep page={page} reply={reply('needs', 'copy')} />
    case 'products':
      return page.productAsked ? (
        <BringProduct page={page} reply={reply('product')} />
      ) : (
        <ProductsStep page={page} reply={reply('addProducts', 'dropProduct')} />
      )
    case 'papers':
      return <PapersStep page={page} reply={reply('papers')} />
    case 'people':
      return <PeopleStep page={page} reply={reply('people')} />
    case 'wishes':
      return <WishesStep page={page} reply={reply('wishes')} />
    case 'send':
      return <SendStep page={page} reply={reply('submit', 'withdraw')} />
  }
}

function Deadline({ page }: Pick<StepProps, 'page'>) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  const { call, state, application } = page
  if (application?.status === 'returned') return null
  if (state !== 'open') return <Alert tone="warn" title={t('call:apply.closedTitle')} />
  if (!call.callClosesAt) return null
  return (
    <p className="text-sm text-ink-soft">
      {t('call:apply.deadline', { when: f.instant(call.callClosesAt, call.timeZone) })}
    </p>
  )
}
