import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Download, Eye, EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { buttonClass, SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { FairnessView } from '#app/features/booths/plans/fairness/fairness-view.tsx'
import { loadFairness } from '#app/features/booths/plans/fairness/load-fairness.server.ts'
import { openFairness } from '#app/features/booths/plans/fairness/open-fairness.server.ts'
import { SheetForm } from '#app/features/booths/plans/plan-forms.ts'
import { planTones } from '#app/features/booths/plans/plan-header.tsx'
import { listPlans } from '#app/features/booths/plans/plan-page.server.ts'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, fairnessPath, fairnessPdfPath, publicFairnessPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['plans', 'booths'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'placement.view')
  const number = new URL(request.url).searchParams.get('rencana')
  const plans = await listPlans(db, event.id)
  const plan = number
    ? plans.find((row) => String(row.number) === number)
    : (plans.find((row) => row.status === 'published') ?? plans[0])
  if (number && !plan) throw notFound()
  const [sheet, t] = await Promise.all([
    plan ? loadFairness(db, event.id, plan.id) : undefined,
    getT(request, ['plans']),
  ])
  return {
    title: t('plans:fairness.title'),
    event: { slug: event.slug },
    plans: plans.map(({ id, number, status }) => ({ id, number, status })),
    plan: plan && {
      id: plan.id,
      number: plan.number,
      status: plan.status,
      open: plan.fairnessPublic,
    },
    sheet,
    mayOpen: can('plan.publish'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'plan.publish')
  return answerForm(request, SheetForm, async ({ planId, intent }) => {
    const open = intent === 'open'
    await openFairness(db, actor, planId, open)
    const here = fairnessPath(event) + new URL(request.url).search
    return redirectWithFlash(here, open ? 'plans:fairness.opened' : 'plans:fairness.closed')
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function FairnessPage() {
  const { title, event, plans, plan, sheet, mayOpen } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['plans', 'booths'])
  return (
    <>
      <PageHeader
        title={title}
        lead={t('plans:fairness.lead')}
        breadcrumbs={[{ label: t('booths:plan.title'), to: boothPlanPath(event, plan?.number) }]}
        badge={
          plan ? (
            <StatusBadge tone={planTones[plan.status]}>
              {t(`booths:planStatus.${plan.status}`)}
            </StatusBadge>
          ) : undefined
        }
        actions={
          plan ? (
            <FileLink
              href={fairnessPdfPath(event, plan.number)}
              className={buttonClass('secondary')}
            >
              <Download aria-hidden="true" />
              {t('plans:fairness.pdf')}
            </FileLink>
          ) : undefined
        }
      />
      <FormErrors id="sheet-refused" errors={lastResult?.error?.[''] ?? undefined} />
      {!plan || !sheet ? (
        <EmptyState title={t('booths:plan.noneTitle')}>{t('plans:fairness.noPlan')}</EmptyState>
      ) : (
        <>
          <LinkTabs
            label={t('booths:plan.versions')}
            tabs={plans.slice(0, 12).map((row) => ({
              to: `?rencana=${row.number}`,
              label: t('booths:plan.number', { number: row.number }),
              current: row.id === plan.id,
            }))}
          />
          <FairnessView sheet={sheet} />
          {plan.status === 'published' && mayOpen ? (
            <Alert
              className="mt-8"
              title={plan.open ? t('plans:fairness.isOpen') : t('plans:fairness.isClosed')}
              actions={
                <>
                  <ActionForm intent={plan.open ? 'close' : 'open'} values={{ planId: plan.id }}>
                    <SubmitButton
                      size="sm"
                      variant="secondary"
                      icon={plan.open ? <EyeOff /> : <Eye />}
                    >
                      {plan.open ? t('plans:fairness.close') : t('plans:fairness.openNow')}
                    </SubmitButton>
                  </ActionForm>
                  {plan.open ? (
                    <a href={publicFairnessPath(event)} className={buttonClass('quiet', 'sm')}>
                      {t('plans:fairness.see')}
                    </a>
                  ) : null}
                </>
              }
            >
              {t('plans:fairness.openHint')}
            </Alert>
          ) : null}
        </>
      )}
    </>
  )
}
