import { Link, useSearchParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { Map as MapIcon, Redo2, Table2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { withParam } from '#app/components/with-param.ts'
import type { Notice } from './planning-board.tsx'
import { useBoard } from './use-board.tsx'
import type { usePlanSteps } from './use-plan-steps.ts'

type Steps = Pick<
  ReturnType<typeof usePlanSteps>,
  'undo' | 'redo' | 'undoable' | 'redoable' | 'saving'
>

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Undo, redo, drawing or table, and what the last step came to. */
export function BoardToolbar({ steps, notice }: { steps: Steps; notice: Notice | undefined }) {
  const { t } = useTranslation(['plans'])
  const { editable } = useBoard()
  const { undo, redo } = steps
  useEffect(() => {
    if (!editable) return
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [editable, undo, redo])
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <ViewSwitch />
      {editable ? (
        <div className="flex gap-1.5">
          <Button
            variant="secondary"
            size="sm"
            icon={<Undo2 />}
            disabled={steps.undoable === 0}
            onClick={undo}
            aria-keyshortcuts="Control+Z"
          >
            {t('plans:board.undo')}
          </Button>
          <Button
            variant="secondary"
            size="sm"
            icon={<Redo2 />}
            disabled={steps.redoable === 0}
            onClick={redo}
            aria-keyshortcuts="Control+Shift+Z"
          >
            {t('plans:board.redo')}
          </Button>
        </div>
      ) : null}
      <p
        role="status"
        className={clsx('min-w-0 grow text-sm', notice?.tone === 'bad' ? 'text-bad' : 'text-good')}
      >
        {notice ? (
          <span key={notice.id} className="font-medium">
            {notice.text}
          </span>
        ) : null}
        {steps.saving ? <span className="text-ink-soft"> {t('plans:board.saving')}</span> : null}
      </p>
    </div>
  )
}

function ViewSwitch() {
  const { t } = useTranslation(['plans'])
  const [params] = useSearchParams()
  const table = params.get('tampilan') === 'tabel'
  const views = [
    { to: withParam(`?${params}`, 'tampilan', null), here: !table, name: 'map', Icon: MapIcon },
    { to: withParam(`?${params}`, 'tampilan', 'tabel'), here: table, name: 'table', Icon: Table2 },
  ] as const
  return (
    <nav
      aria-label={t('plans:board.views')}
      className="flex rounded-control border border-line-strong p-0.5"
    >
      {views.map(({ to, here, name, Icon }) => (
        <Link
          key={name}
          to={to}
          preventScrollReset
          aria-current={here ? 'page' : undefined}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-[0.5rem] px-3 text-sm font-semibold text-ink-soft hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
        >
          <Icon aria-hidden="true" className="size-4" />
          {t(`plans:board.view.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
