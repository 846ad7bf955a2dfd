import { Copy, GitCompareArrows, Plus, Scale, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { comparePlansPath, fairnessPath } from '#app/lib/paths.ts'
import type { ShownLeftOut } from './board/left-out-question.tsx'
import type { ShownNewcomer } from './board/newcomers-notice.tsx'
import { PublishDialog } from './board/publish-dialog.tsx'
import type { BoardPlan } from './board/use-board.tsx'

export const planTones = { draft: 'warn', published: 'good', superseded: 'neutral' } as const

type Props = {
  event: { slug: string }
  plans: ReadonlyArray<BoardPlan>
  plan: BoardPlan
  placed: number
  mayChange: boolean
  mayPublish: boolean
  /** Until when exhibitors are to answer their letters; null when no day is set. */
  answerDueOn: string | null
  /** Who was given a place after this draft was made. */
  newcomers: ReadonlyArray<ShownNewcomer>
  /** Whom this draft leaves without a place, newcomers aside. */
  leftOut: ReadonlyArray<ShownLeftOut>
}

/** The plans of the festival, and what can be done to the one that is open. */
export function PlanVersions(props: Props) {
  const { plans, plan } = props
  const { t } = useTranslation(['booths'])
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <LinkTabs
        label={t('booths:plan.versions')}
        tabs={plans.slice(0, 12).map((row) => ({
          to: `?rencana=${row.number}`,
          label: (
            <>
              {t('booths:plan.number', { number: row.number })}
              {row.status === 'published' ? (
                <StatusBadge tone="good">{t('booths:planStatus.published')}</StatusBadge>
              ) : null}
            </>
          ),
          current: row.id === plan.id,
        }))}
      />
      <PlanActions {...props} />
    </div>
  )
}

function PlanActions(props: Props) {
  const { event, plans, plan, placed, mayChange, mayPublish, answerDueOn } = props
  const { newcomers, leftOut } = props
  const { t } = useTranslation(['booths', 'plans'])
  const draft = plan.status === 'draft'
  // The plan that everybody sees is what a draft is held against; else the one before.
  const other =
    plans.find((row) => row.status === 'published' && row.id !== plan.id) ??
    plans.find((row) => row.number < plan.number) ??
    plans.find((row) => row.id !== plan.id)
  return (
    <div className="flex flex-wrap gap-2">
      {other ? (
        <LinkButton
          to={comparePlansPath(event, other.number, plan.number)}
          variant="secondary"
          size="sm"
          icon={<GitCompareArrows />}
        >
          {t('plans:compare.open')}
        </LinkButton>
      ) : null}
      <LinkButton
        to={fairnessPath(event, plan.number)}
        variant="secondary"
        size="sm"
        icon={<Scale />}
      >
        {t('plans:fairness.open')}
      </LinkButton>
      {mayChange ? (
        <ActionForm intent="duplicate" values={{ planId: plan.id }}>
          <SubmitButton variant="secondary" size="sm" icon={<Copy />}>
            {t('booths:plan.duplicate')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {draft && mayChange ? (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm" icon={<Trash2 />}>
              {t('booths:plan.delete')}
            </Button>
          }
          title={t('booths:plan.deleteTitle', { number: plan.number })}
          body={t('booths:plan.deleteBody')}
          confirm={t('booths:plan.delete')}
          intent="delete"
          values={{ planId: plan.id }}
        />
      ) : null}
      {draft && mayPublish ? (
        <PublishDialog
          event={event}
          plan={plan}
          placed={placed}
          answerDueOn={answerDueOn}
          newcomers={newcomers}
          leftOut={leftOut}
        />
      ) : null}
    </div>
  )
}

/** Before there is any plan. */
export function NoPlanYet({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(['booths'])
  return (
    <EmptyState
      className="mb-6"
      title={t('booths:plan.noneTitle')}
      actions={
        mayChange ? (
          <ActionForm intent="empty">
            <SubmitButton variant="secondary" icon={<Plus />}>
              {t('booths:plan.empty')}
            </SubmitButton>
          </ActionForm>
        ) : undefined
      }
    >
      {t('booths:plan.noneBody')}
    </EmptyState>
  )
}
