import { clsx } from 'clsx'
import {
  Grid3x3,
  Hand,
  Landmark as LandmarkIcon,
  ListChecks,
  type LucideIcon,
  Magnet,
  MousePointer2,
  Pentagon,
  Redo2,
  Route,
  Store,
  Table2,
  Undo2,
} from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Tooltip } from '#app/components/tooltip.tsx'
import { useMoreBeside } from '#app/components/use-more-beside.ts'
import { landmarkKinds } from '../ground/landmark-kinds.ts'
import { type Tool, useEditor } from './editor.ts'
import type { GroundState } from './ground-store.ts'
import { StatusLine } from './status-line.tsx'

const toolLooks: ReadonlyArray<{
  tool: Exclude<Tool, 'calibrate' | 'picture'>
  Icon: LucideIcon
  key: string
}> = [
  { tool: 'select', Icon: MousePointer2, key: 'V' },
  { tool: 'pan', Icon: Hand, key: 'H' },
  { tool: 'zone', Icon: Pentagon, key: 'Z' },
  { tool: 'booth', Icon: Store, key: 'B' },
  { tool: 'grid', Icon: Grid3x3, key: 'G' },
  { tool: 'landmark', Icon: LandmarkIcon, key: 'L' },
  { tool: 'walkway', Icon: Route, key: 'W' },
]

type ToolButtonProps = {
  label: string
  keys?: string
  Icon: LucideIcon
  pressed?: boolean
  disabled?: boolean
  onPress: () => void
}

/** A button of the toolbar: its icon, and its name with the key when asked for. */
export function ToolButton({ label, keys, Icon, pressed, disabled, onPress }: ToolButtonProps) {
  return (
    <Tooltip content={keys ? `${label} (${keys})` : label}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
        disabled={disabled}
        onClick={onPress}
        className={clsx(
          'inline-flex size-11 shrink-0 items-center justify-center rounded-control lg:size-10 [&_svg]:size-5',
          'disabled:cursor-not-allowed disabled:opacity-40',
          pressed ? 'bg-accent text-accent-ink' : 'text-ink enabled:hover:bg-sunken',
        )}
      >
        <Icon aria-hidden="true" />
      </button>
    </Tooltip>
  )
}

function Divider() {
  return <span aria-hidden="true" className="mx-1 h-6 w-px shrink-0 bg-line" />
}

type ToolbarProps = {
  state: GroundState
  onRetry: () => void
  /** Whether the booths stand in a table instead of the drawing. */
  asTable: boolean
  onTable: (asTable: boolean) => void
}

/** Tools, undo and redo, snapping, the booths as a table, and how things stand with the server. */
export function Toolbar({ state, onRetry, asTable, onTable }: ToolbarProps) {
  const editor = useEditor()
  const { t } = useTranslation('ground')
  const row = useRef<HTMLDivElement>(null)
  useMoreBeside(row)
  return (
    <div className="flex items-center border-b border-line bg-surface">
      {editor.mayEdit ? (
        <div
          ref={row}
          role="toolbar"
          aria-label={t('toolbar.label')}
          className="flex min-w-0 grow items-center gap-0.5 overflow-x-auto p-1.5 [scrollbar-width:none]"
        >
          {toolLooks.map(({ tool, Icon, key }) => (
            <ToolButton
              key={tool}
              label={t(`tool.${tool}`)}
              keys={key}
              Icon={Icon}
              pressed={!asTable && editor.tool === tool}
              onPress={() => {
                onTable(false)
                editor.choose(tool)
              }}
            />
          ))}
          {editor.tool === 'landmark' ? (
            <select
              aria-label={t('toolbar.landmarkKind')}
              value={editor.landmarkKind}
              onChange={({ target }) => {
                const kind = landmarkKinds.find((known) => known === target.value)
                if (kind) editor.choose('landmark', kind)
              }}
              className="h-11 shrink-0 rounded-control border border-line-strong bg-surface px-2 text-sm lg:h-10"
            >
              {landmarkKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`landmark.${kind}`)}
                </option>
              ))}
            </select>
          ) : null}
          <Divider />
          <ToolButton
            label={t('toolbar.snap')}
            Icon={Magnet}
            pressed={editor.snapping}
            onPress={() => editor.setSnapping(!editor.snapping)}
          />
          <ToolButton
            label={t('toolbar.many')}
            Icon={ListChecks}
            pressed={editor.many}
            onPress={() => editor.setMany(!editor.many)}
          />
        </div>
      ) : (
        <p className="grow p-3 text-sm text-ink-soft">{t('readOnly')}</p>
      )}
      <div className="flex shrink-0 border-l border-line px-1">
        <ToolButton
          label={t('toolbar.table')}
          Icon={Table2}
          pressed={asTable}
          onPress={() => onTable(!asTable)}
        />
      </div>
      {editor.mayEdit ? (
        <div className="flex shrink-0 border-l border-line px-1">
          <ToolButton
            label={t('toolbar.undo')}
            keys="Ctrl+Z"
            Icon={Undo2}
            disabled={!state.canUndo}
            onPress={editor.undo}
          />
          <ToolButton
            label={t('toolbar.redo')}
            keys="Ctrl+Y"
            Icon={Redo2}
            disabled={!state.canRedo}
            onPress={editor.redo}
          />
        </div>
      ) : null}
      <StatusLine state={state} onRetry={onRetry} />
    </div>
  )
}
