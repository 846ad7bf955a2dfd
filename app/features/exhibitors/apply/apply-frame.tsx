import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { FormActions } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { Progress } from '#app/components/progress.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { applicationStepPath } from '#app/lib/paths.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import type { ApplyPage } from './apply-page.server.ts'
import { type ApplyStep, applySteps, stateOf } from './apply-steps.ts'
import { isConflict } from './use-seen.tsx'

/** What every step of the form is given. */
export type StepProps = {
  page: ApplyPage & { exhibitor: { id: string; name: string } }
  reply: FormReply | undefined
}

/** The address of a step of the application on this page. */
export function stepPath({ page }: Pick<StepProps, 'page'>, step: ApplyStep, product?: string) {
  return applicationStepPath(page.call, page.exhibitor.id, applySteps[step], product)
}

/** How far the application has come, and the way to each of its steps. */
export function StepsNavigation({ page }: Pick<StepProps, 'page'>) {
  const { t } = useTranslation(['call'])
  const { steps, step, gaps, application } = page
  // While one can still write, nothing has been sent.
  const stateAt = (one: ApplyStep) =>
    application && one !== 'send' ? stateOf(one, gaps) : ('open' as const)
  const done = steps.filter((one) => stateAt(one) !== 'open')
  const at = steps.indexOf(step) + 1
  return (
    <nav aria-label={t('call:apply.steps')} className="space-y-3">
      <Progress
        label={t('call:apply.position', {
          at,
          count: steps.length,
          step: t(`call:apply.step.${step}`),
        })}
        value={done.length}
        max={steps.length}
        text={t('call:apply.doneOf', { done: done.length, count: steps.length })}
        tone={done.length === steps.length ? 'good' : 'accent'}
      />
      <ol className="flex gap-1.5 sm:gap-2">
        {steps.map((one, index) => {
          const state = stateAt(one)
          return (
            <li key={one} className="min-w-0 grow">
              <Link
                to={stepPath({ page }, one)}
                aria-current={one === step ? 'step' : undefined}
                className={clsx(
                  'flex min-h-11 items-center justify-center gap-1.5 rounded-control border px-1 text-sm font-semibold sm:px-2.5',
                  one === step
                    ? 'border-accent bg-accent-soft text-ink shadow-[inset_0_0_0_1px_var(--accent)]'
                    : 'border-line bg-surface text-ink-soft hover:border-line-strong hover:text-ink',
                )}
              >
                {state === 'open' ? (
                  <span className="figures">{index + 1}</span>
                ) : (
                  <Check
                    aria-hidden="true"
                    className={clsx(
                      'size-4 shrink-0',
                      state === 'done' ? 'text-good' : 'text-warn',
                    )}
                  />
                )}
                <span className="truncate max-sm:sr-only">{t(`call:apply.step.${one}`)}</span>
                <span className="sr-only">, {t(`call:apply.state.${state}`)}</span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

type StepCardProps = { step: ApplyStep; lead?: ReactNode; children: ReactNode }

/** The sheet of a step: what it asks and why. */
export function StepCard({ step, lead, children }: StepCardProps) {
  const { t } = useTranslation(['call'])
  return (
    <Card>
      <h2 className="text-xl font-bold tracking-tight">{t(`call:apply.step.${step}`)}</h2>
      <p className="mt-1 mb-5 text-ink-soft">{lead ?? t(`call:apply.lead.${step}`)}</p>
      {children}
    </Card>
  )
}

/** On with the next step, or keep what is there; on a phone always in reach of the thumb. */
export function StepActions({ page }: Pick<StepProps, 'page'>) {
  const { t } = useTranslation(['call', 'common'])
  const before = page.steps[page.steps.indexOf(page.step) - 1]
  return (
    <FormActions className="sticky bottom-[calc(3.75rem+var(--notices,0px))] z-10 -mx-5 flex-row border-t border-line bg-surface/95 px-5 py-3 backdrop-blur-sm sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:px-0 [&>*]:max-lg:grow">
      <SubmitButton name="after" value="next">
        {t('call:apply.next')}
      </SubmitButton>
      <SubmitButton name="after" value="stay" variant="secondary">
        {t('call:apply.keep')}
      </SubmitButton>
      {before ? (
        <LinkButton to={stepPath({ page }, before)} variant="quiet" className="max-sm:hidden">
          {t('call:apply.back')}
        </LinkButton>
      ) : null}
    </FormActions>
  )
}

type ConflictProps = StepProps & { stored: ReadonlyArray<{ term: string; detail: ReactNode }> }

/** What is stored now, beside what was typed, when somebody else has saved the same step meanwhile. */
export function ConflictNote({ page, reply, stored }: ConflictProps) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  if (!isConflict(reply)) return null
  const { lastChange, call } = page
  return (
    <Alert
      tone="warn"
      title={t('call:apply.conflict.title')}
      actions={
        <a
          href={stepPath({ page }, page.step, page.productAsked)}
          className="font-semibold text-link underline underline-offset-4"
        >
          {t('call:apply.conflict.takeStored')}
        </a>
      }
    >
      <p>
        {lastChange
          ? t('call:apply.conflict.by', {
              by: lastChange.by ?? t('call:apply.conflict.somebody'),
              when: f.instant(lastChange.at, call.timeZone),
            })
          : null}{' '}
        {t('call:apply.conflict.body')}
      </p>
      <DescriptionList items={stored} className="mt-2 rounded-control bg-surface px-3" />
    </Alert>
  )
}
