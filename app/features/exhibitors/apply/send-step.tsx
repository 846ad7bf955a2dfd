import { Link } from '@remix-run/react'
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { ApplicationSummary } from '../applications/application-summary.tsx'
import { StepCard, type StepProps, stepPath } from './apply-frame.tsx'
import type { ApplicationGap } from './apply-steps.ts'
import { SubmitForm } from './step-forms.ts'
import { isConflict } from './use-seen.tsx'

/** The last step: all of it once more, what is missing, and the button that sends it. */
export function SendStep({ page, reply }: StepProps) {
  const { t } = useTranslation(['call', 'exhibitors'])
  const { application, gaps } = page
  const [form] = useGelarForm(SubmitForm, { id: 'send', lastResult: reply })
  const required = gaps.filter((gap) => gap.required)
  const advised = gaps.filter((gap) => !gap.required)
  return (
    <>
      <StepCard step="send">
        <GelarForm form={form}>
          {isConflict(reply) ? <p className="text-sm">{t('call:apply.send.changed')}</p> : null}
          <input type="hidden" name="intent" value="submit" />
          <input type="hidden" name="version" value={application?.version ?? 0} />
          {required.length > 0 ? (
            <GapList page={page} title={t('call:apply.send.required')} gaps={required} />
          ) : (
            <Alert tone="good" title={t('call:apply.send.ready')}>
              {t('call:apply.send.readyBody')}
            </Alert>
          )}
          {advised.length > 0 ? (
            <GapList page={page} title={t('call:apply.send.advised')} gaps={advised} />
          ) : null}
          <KanwilUse page={page} />
          <FormActions>
            {required.length > 0 ? (
              <LinkButton to={stepPath({ page }, required[0]?.step ?? 'needs')}>
                {t('call:apply.send.complete')}
              </LinkButton>
            ) : (
              <SubmitButton size="lg" className="w-full sm:w-auto">
                {t('exhibitors:application.submit')}
              </SubmitButton>
            )}
          </FormActions>
        </GelarForm>
      </StepCard>
      {application ? <ApplicationSummary application={application} /> : null}
    </>
  )
}

type GapListProps = Pick<StepProps, 'page'> & { title: string; gaps: ReadonlyArray<ApplicationGap> }

/** What is missing, each with the way to where it is filled in. */
function GapList({ page, title, gaps }: GapListProps) {
  const { t } = useTranslation(['call'])
  const Mark = gaps.some((gap) => gap.required) ? CircleAlert : Info
  return (
    <section className="rounded-control border border-line p-4">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="divide-y divide-line">
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.about?.id ?? ''}`}>
            <Link
              to={stepPath({ page }, gap.step, gap.step === 'products' ? gap.about?.id : undefined)}
              className="flex min-h-11 items-center gap-2.5 py-2 hover:underline"
            >
              <Mark
                aria-hidden="true"
                className={`size-5 shrink-0 ${gap.required ? 'text-bad' : 'text-warn'}`}
              />
              <span className="min-w-0 break-words">
                {t(`call:apply.gap.${gap.code}`, {
                  about: gap.about?.name ?? '',
                  max: gap.max ?? 0,
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far the own Kanwil's limits are used, where the call has any. */
function KanwilUse({ page }: Pick<StepProps, 'page'>) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  const { use } = page
  if (!use || (use.maxApplications === null && use.maxTables === null)) return null
  return (
    <p className="flex gap-2 text-sm text-ink-soft">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        {use.maxApplications === null
          ? null
          : t('call:apply.send.kanwilApplications', {
              kanwil: use.kanwil,
              used: f.number(use.applications),
              max: f.number(use.maxApplications),
            })}{' '}
        {use.maxTables === null
          ? null
          : t('call:apply.send.kanwilTables', {
              kanwil: use.kanwil,
              used: f.number(use.tables),
              max: f.number(use.maxTables),
            })}
      </span>
    </p>
  )
}
