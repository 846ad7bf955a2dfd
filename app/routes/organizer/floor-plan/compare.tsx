import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ArrowLeftRight, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField } from '#app/components/fields.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { CompareView } from '#app/features/booths/plans/compare/compare-view.tsx'
import { loadComparison } from '#app/features/booths/plans/compare/load-comparison.server.ts'
import {
  placeApplication,
  takeOutApplication,
} from '#app/features/booths/plans/place-application.server.ts'
import { CompareForm } from '#app/features/booths/plans/plan-forms.ts'
import { listPlans } from '#app/features/booths/plans/plan-page.server.ts'
import { duplicatePlan } from '#app/features/booths/plans/plan-versions.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, comparePlansPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['plans', 'booths'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'placement.view')
  const query = new URL(request.url).searchParams
  const plans = await listPlans(db, event.id)
  const named = (name: string) => plans.find((row) => String(row.number) === query.get(name))
  // The latest plan against the one before, when nothing else is asked or what is asked is no longer there.
  const b = named('b') ?? plans.find((row) => row !== named('a'))
  const a = named('a') ?? plans.find((row) => row !== b)
  const weighedBy = query.get('bobot') === 'a' ? ('a' as const) : ('b' as const)
  const [comparison, t] = await Promise.all([
    a && b && a !== b ? loadComparison(db, event.id, { a, b, weighedBy }) : undefined,
    getT(request, ['plans']),
  ])
  const shown = (plan: typeof a) =>
    plan && { id: plan.id, number: plan.number, status: plan.status }
  return {
    title: t('plans:compare.title'),
    event: { slug: event.slug },
    plans: plans.map(({ number, status }) => ({ number, status })),
    a: shown(a),
    b: shown(b),
    weighedBy,
    comparison,
    mayChange: can('placement.change'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'placement.change')
  return answerForm(request, CompareForm, async (form) => {
    if (form.intent === 'duplicate') {
      const { number } = await duplicatePlan(db, actor, form.planId)
      return redirectWithFlash(boothPlanPath(event, number), 'booths:plan.made', { number })
    }
    const { planId, applicationId, boothId } = form
    if (boothId) await placeApplication(db, actor, { planId, applicationId, boothId })
    else await takeOutApplication(db, actor, { planId, applicationId })
    return redirect(comparePlansPath(event) + new URL(request.url).search)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ComparePage() {
  const { title, event, a, b, comparison, mayChange } = useLoaderData<typeof loader>()
  const lastResult = useLastReply<typeof action>()
  const { t } = useTranslation(['plans', 'booths'])
  useLive(event.slug, ['booths'])
  return (
    <>
      <PageHeader
        title={title}
        lead={t('plans:compare.lead')}
        breadcrumbs={[{ label: t('booths:plan.title'), to: boothPlanPath(event, b?.number) }]}
      />
      <FormErrors id="compare-refused" errors={lastResult?.error?.[''] ?? undefined} />
      {a && b && comparison ? (
        <>
          <Chooser />
          <CompareView
            comparison={comparison}
            a={a}
            b={{ ...b, editable: mayChange && b.status === 'draft' }}
          />
        </>
      ) : (
        <EmptyState title={t('plans:compare.oneTitle')}>{t('plans:compare.oneBody')}</EmptyState>
      )}
    </>
  )
}

/** Which two plans, by whose weights, the other way round, and a copy of either. */
function Chooser() {
  const { event, plans, a, b, weighedBy, mayChange } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['plans', 'booths'])
  if (!a || !b) return null
  const options = plans.map(({ number, status }) => ({
    value: String(number),
    label: `${t('booths:plan.number', { number })} · ${t(`booths:planStatus.${status}`)}`,
  }))
  const copy = (plan: { id: string; number: number }) => (
    <ActionForm intent="duplicate" values={{ planId: plan.id }}>
      <SubmitButton variant="secondary" size="sm" icon={<Copy />}>
        {t('plans:compare.copy', { number: plan.number })}
      </SubmitButton>
    </ActionForm>
  )
  return (
    <div className="mb-8 space-y-3">
      <Form
        key={`${a.number} ${b.number} ${weighedBy}`}
        method="get"
        className="flex flex-wrap items-end gap-3"
      >
        <SelectField
          field={plainField('a', { defaultValue: String(a.number) })}
          label={t('plans:compare.from')}
          options={options}
        />
        <SelectField
          field={plainField('b', { defaultValue: String(b.number) })}
          label={t('plans:compare.to')}
          options={options}
        />
        <SelectField
          field={plainField('bobot', { defaultValue: weighedBy })}
          label={t('plans:compare.weights')}
          options={[a, b].map((plan, index) => ({
            value: index === 0 ? 'a' : 'b',
            label: t('booths:plan.number', { number: plan.number }),
          }))}
        />
        <Button type="submit" variant="secondary">
          {t('plans:compare.show')}
        </Button>
      </Form>
      <div className="flex flex-wrap gap-2">
        <LinkButton
          to={comparePlansPath(event, b.number, a.number)}
          variant="secondary"
          size="sm"
          icon={<ArrowLeftRight />}
        >
          {t('plans:compare.turn')}
        </LinkButton>
        {mayChange ? copy(a) : null}
        {mayChange ? copy(b) : null}
      </div>
    </div>
  )
}
