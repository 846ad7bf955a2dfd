import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { Progress } from '#app/components/progress.tsx'
import { useQuietRefresh } from '#app/components/use-quiet-refresh.ts'
import type { AllocationRun } from '#app/features/booths/runs/read-run.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { isErrorKey } from '#app/lib/form-messages.ts'
import { boothPlanPath, comparePlansPath, planRunPath } from '#app/lib/paths.ts'

/** What the page shows of the newest run. */
export type ShownRun = Pick<
  AllocationRun,
  | 'id'
  | 'status'
  | 'progress'
  | 'value'
  | 'bound'
  | 'gap'
  | 'stopping'
  | 'lost'
  | 'planNumber'
  | 'error'
>

const ASK_EVERY_MS = 1000
const News = z.object({
  id: z.string(),
  status: z.string(),
  progress: z.number(),
  value: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  stopping: z.boolean(),
  lost: z.boolean(),
})

type Props = {
  event: { slug: string }
  run: ShownRun
  /** The plan that is open, to compare with what comes. */
  openNumber: number | undefined
  mayChange: boolean
}

/** A run of the solver: how far it is while it computes, what came of it afterwards. Survives a reload. */
export function RunPanel({ event, run: loaded, openNumber, mayChange }: Props) {
  const { t } = useTranslation(['plans', 'errors'])
  const f = useFormat()
  const run = useNewestNews(event, loaded)
  const points = (value: number | null) => (value === null ? '…' : f.number(Math.round(value)))
  if (run.status === 'running' && run.lost)
    return (
      <Alert tone="warn" className="mb-4" title={t('plans:run.lostTitle')}>
        {t('plans:run.lostBody')}
      </Alert>
    )
  if (run.status === 'failed')
    return (
      <Alert tone="bad" className="mb-4" title={t('plans:run.failed')}>
        {t(`errors:${isErrorKey(loaded.error) ? loaded.error : 'allocationFailed'}`)}
      </Alert>
    )
  if (run.status === 'done' && loaded.planNumber !== null)
    return loaded.planNumber === openNumber ? null : (
      <Alert
        tone="good"
        className="mb-4"
        title={t('plans:run.done', { number: loaded.planNumber })}
        actions={
          <>
            <Link className="font-semibold underline" to={boothPlanPath(event, loaded.planNumber)}>
              {t('plans:run.open', { number: loaded.planNumber })}
            </Link>
            {openNumber === undefined ? null : (
              <Link
                className="font-semibold underline"
                to={comparePlansPath(event, openNumber, loaded.planNumber)}
              >
                {t('plans:run.compare', { number: openNumber })}
              </Link>
            )}
          </>
        }
      />
    )
  if (run.status !== 'running') return null
  return (
    <Card className="mb-4">
      <Progress
        label={t('plans:run.running')}
        value={run.progress}
        max={1}
        text={f.percent(run.progress)}
      />
      <p className="figures mt-2 text-sm text-ink-soft" role="status">
        {run.gap === null
          ? t('plans:run.starting')
          : t('plans:run.sofar', {
              value: points(run.value),
              bound: points(run.bound),
              gap: f.percent(run.gap),
            })}
      </p>
      {mayChange ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <ActionForm intent="run-stop" values={{ runId: run.id }}>
            <SubmitButton size="sm" variant="secondary" disabled={run.stopping}>
              {run.stopping ? t('plans:run.stopping') : t('plans:run.stop')}
            </SubmitButton>
          </ActionForm>
          <ActionForm intent="run-cancel" values={{ runId: run.id }}>
            <SubmitButton size="sm" variant="quiet">
              {t('plans:run.cancel')}
            </SubmitButton>
          </ActionForm>
        </div>
      ) : null}
    </Card>
  )
}

/** Asks once a second while the run computes, and for the whole page anew once it has ended. */
function useNewestNews(event: { slug: string }, loaded: ShownRun) {
  const refresh = useQuietRefresh()
  const [news, setNews] = useState<z.infer<typeof News> | undefined>(undefined)
  const url = planRunPath(event)
  const running = loaded.status === 'running'
  useEffect(() => {
    if (!running) return
    const timer = setInterval(async () => {
      const answer = await fetch(url)
        .then((response) => (response.ok ? response.json() : undefined))
        .catch(() => undefined)
      const read = News.safeParse(answer)
      if (!read.success) return
      setNews(read.data)
      if (read.data.status !== 'running' || read.data.id !== loaded.id) {
        clearInterval(timer)
        refresh()
      }
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [running, url, loaded.id, refresh])
  const fits = running && news?.id === loaded.id && news.status === 'running'
  return { ...loaded, ...(fits ? { ...news, status: 'running' as const } : {}) }
}
