import { Link } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { useQuietRefresh } from '#app/components/use-quiet-refresh.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { letterSettingsPath } from '#app/lib/paths.ts'
import { LeftOutQuestion, type ShownLeftOut } from './left-out-question.tsx'
import { NewcomersQuestion, type ShownNewcomer } from './newcomers-notice.tsx'

type Props = {
  event: { slug: string }
  plan: { id: string; number: number }
  placed: number
  answerDueOn: string | null
  newcomers: ReadonlyArray<ShownNewcomer>
  leftOut: ReadonlyArray<ShownLeftOut>
}

/** Asks before a draft becomes the plan that everybody sees, and what becomes of those without a place in it. */
export function PublishDialog({ event, plan, placed, answerDueOn, newcomers, leftOut }: Props) {
  const { t } = useTranslation(['booths', 'plans'])
  const f = useFormat()
  // Steps on the board do not load the page anew: who is left out is asked for when it matters.
  const refresh = useQuietRefresh()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" icon={<Send />} onClick={() => refresh()}>
          {t('booths:plan.publish')}
        </Button>
      }
      title={t('booths:plan.publishTitle', { number: plan.number })}
      body={t('booths:plan.publishBody', { count: placed })}
      confirm={t('booths:plan.publishNow')}
      tone="primary"
      intent="publish"
      values={{ planId: plan.id }}
    >
      <p className="text-sm">
        {answerDueOn
          ? t('plans:publish.dueOn', { day: f.day(answerDueOn) })
          : t('plans:publish.noDue')}{' '}
        <Link to={letterSettingsPath(event)} className="font-semibold underline">
          {t('plans:publish.settings')}
        </Link>
      </p>
      <NewcomersQuestion newcomers={newcomers} />
      <LeftOutQuestion leftOut={leftOut} newcomers={newcomers.length} />
    </ConfirmDialog>
  )
}
