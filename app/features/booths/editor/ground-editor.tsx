import { clsx } from 'clsx'
import { X } from 'lucide-react'
import {
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/button.tsx'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { findObject, type GroundRows } from '../ground/doc.ts'
import { findWarnings } from '../ground/warnings.ts'
import { BoothTable } from './booth-table.tsx'
import { Canvas, type CanvasHandle } from './canvas.tsx'
import { EditorProvider, type Hint } from './editor.ts'
import { groundServer } from './ground-server.ts'
import { GroundStore } from './ground-store.ts'
import { KeptOperations } from './kept-operations.ts'
import { nameOfObject } from './object-names.ts'
import { Panel } from './panel.tsx'
import { PlainList } from './plain-list.tsx'
import { Toolbar } from './toolbar.tsx'
import { useEditorState } from './use-editor-state.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  eventId: string
  userId: string
  mayEdit: boolean
  rows: GroundRows
  revision: number
  paths: { changes: string; picture: string; live: string }
}

function browserStorage(): globalThis.Storage | undefined {
  try {
    return typeof localStorage === 'undefined' ? undefined : localStorage
  } catch {
    return undefined
  }
}

/** The store of this page; it lives as long as the page. */
function useGroundStore({ eventId, userId, mayEdit, rows, revision, paths }: Props): GroundStore {
  const [store] = useState(() => {
    const storage = mayEdit ? browserStorage() : undefined
    const kept = storage && new KeptOperations(storage, eventId, userId)
    return new GroundStore(rows, revision, groundServer(paths.changes, paths.live), kept)
  })
  useEffect(() => store.start(), [store])
  return store
}

/** Nothing to follow: whether the browser has taken over is known at once. */
const never = () => () => {}

/** The floor plan editor: toolbar, drawing, and panel with forms, list and warnings. */
export function GroundEditor(props: Props) {
  const { mayEdit, paths } = props
  const { t } = useTranslation('ground')
  const store = useGroundStore(props)
  const state = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)
  const canvas = useRef<CanvasHandle>(null)
  const [hint, setHint] = useState<Hint>()
  const [asTable, setAsTable] = useState(false)
  // Before the browser takes over, and without script, the plan and its list are there to be read.
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const editor = useEditorState({ store, state, mayEdit, canvas, say: setHint })
  const { onKeyDown, onKeyUp, spaceHeld } = useKeys(editor, canvas)

  const deferred = useDeferredValue(state.doc)
  const warnings = useMemo(() => findWarnings(deferred), [deferred])
  const warned = useMemo(
    () =>
      new Set(warnings.flatMap(({ kind, ids }) => (kind === 'overlap' ? ids : ids.slice(0, 1)))),
    [warnings],
  )
  const spoken = [...editor.selection].flatMap((id) => {
    const object = findObject(state.doc, id)
    return object ? nameOfObject(object, t) : []
  })
  return (
    <EditorProvider value={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for all the controls inside */}
      <div
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
        className="flex h-[calc(100dvh-14.75rem)] min-h-100 flex-col overflow-hidden rounded-card border border-line shadow-card lg:h-[calc(100dvh-9.5rem)]"
      >
        {ready ? (
          <Toolbar
            state={state}
            onRetry={() => store.retry()}
            asTable={asTable}
            onTable={setAsTable}
          />
        ) : (
          <div className="h-14 shrink-0 border-b border-line bg-surface" />
        )}
        <div className="relative flex min-h-0 grow overflow-hidden">
          <div className="relative flex min-w-0 grow">
            {/* It stays beneath the table, with its place and zoom. */}
            <div className={clsx('flex min-w-0 grow', asTable && 'invisible')}>
              <Canvas ref={canvas} warned={warned} spaceHeld={spaceHeld} />
            </div>
            {asTable ? (
              <BoothTable refusals={state.refusals} onDismiss={(id) => store.dismiss(id)} />
            ) : null}
            <div className="pointer-events-none absolute inset-x-3 top-3 space-y-2">
              {state.refusals.map(({ id, message }) => (
                <Notice key={id} onClose={() => store.dismiss(id)}>
                  <Refusal message={message} />
                </Notice>
              ))}
              {hint ? (
                <Notice onClose={() => setHint(undefined)}>{t(`hints.${hint}`)}</Notice>
              ) : null}
              {asTable ? null : <ToolHelp tool={editor.tool} />}
            </div>
          </div>
          {/* Beside the table only the form of what is ticked: the table needs the room. */}
          {ready && asTable && editor.selection.size === 0 ? null : ready ? (
            <Panel
              warnings={warnings}
              picturePath={paths.picture}
              middle={() => canvas.current?.middle() ?? { x: 10, y: 10 }}
            />
          ) : (
            <PlainList doc={state.doc} />
          )}
        </div>
        <p aria-live="polite" className="sr-only">
          {spoken.length > 3 ? t('panel.selected', { count: spoken.length }) : spoken.join(', ')}
        </p>
      </div>
    </EditorProvider>
  )
}

function Refusal({ message }: { message: FormMessage }) {
  const { t } = useTranslation(['ground', 'errors'])
  return <>{t('ground:refused', { why: t(`errors:${message.key}`, message.params ?? {}) })}</>
}

function Notice({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('common')
  return (
    <div
      role="alert"
      className="pointer-events-auto mx-auto flex max-w-xl items-start gap-3 rounded-card bg-bad-soft px-4 py-3 text-ink shadow-lift"
    >
      <p className="grow">{children}</p>
      <IconButton size="sm" label={t('close')} onClick={onClose}>
        <X />
      </IconButton>
    </div>
  )
}

/** One line on how the tool in hand is used. */
function ToolHelp({ tool }: { tool: string }) {
  const { t } = useTranslation('ground')
  if (tool === 'select' || tool === 'pan') return null
  const words: Record<string, string> = {
    zone: t('help.zone'),
    booth: t('help.booth'),
    grid: t('help.grid'),
    landmark: t('help.landmark'),
    walkway: t('help.walkway'),
    calibrate: t('help.calibrate'),
    picture: t('help.picture'),
  }
  return (
    <p className="mx-auto w-fit max-w-full rounded-control bg-ink/85 px-3 py-1.5 text-sm text-paper">
      {words[tool]}
    </p>
  )
}
