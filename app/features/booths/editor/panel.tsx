import { clsx } from 'clsx'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoreBeside } from '#app/components/use-more-beside.ts'
import type { Warning } from '../ground/warnings.ts'
import { objectsOf } from './arrange.ts'
import { ArrangeBar } from './arrange-bar.tsx'
import { BoothForm } from './booth-form.tsx'
import { type PanelTab, useEditor } from './editor.ts'
import { GridForm } from './grid-form.tsx'
import { GroundForm } from './ground-form.tsx'
import { LandmarkForm, WalkwayForm } from './landmark-form.tsx'
import { ObjectList } from './object-list.tsx'
import { nameOfObject } from './object-names.ts'
import { WarningList } from './warning-list.tsx'
import { ZoneForm } from './zone-form.tsx'

type PanelProps = {
  warnings: ReadonlyArray<Warning>
  picturePath: string
  middle: () => { x: number; y: number }
}

/** Beside the drawing on a desk, below it on a phone: form of what is selected, list of everything, warnings. */
export function Panel({ warnings, picturePath, middle }: PanelProps) {
  const { tab, setTab } = useEditor()
  const { t } = useTranslation('ground')
  const [open, setOpen] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  useMoreBeside(row)
  const tabs: ReadonlyArray<{ value: PanelTab; label: ReactNode }> = [
    { value: 'edit', label: t('panel.edit') },
    { value: 'list', label: t('panel.list') },
    {
      value: 'warnings',
      label: (
        <>
          {t('panel.warnings')}
          {warnings.length > 0 ? (
            <span className="figures ml-1.5 rounded-full bg-warn px-1.5 text-xs font-bold text-warn-ink">
              {warnings.length}
            </span>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <section
      aria-label={t('panel.label')}
      className={clsx(
        'flex flex-col bg-surface max-lg:absolute max-lg:inset-x-0 max-lg:bottom-0 max-lg:rounded-t-card max-lg:border-t max-lg:border-line max-lg:shadow-lift',
        'lg:w-88 lg:shrink-0 lg:border-l lg:border-line xl:w-96',
        open ? 'max-lg:h-[62%]' : 'max-lg:h-13',
      )}
    >
      <div className="flex shrink-0 items-center border-b border-line px-1">
        <div ref={row} className="flex min-w-0 grow overflow-x-auto [scrollbar-width:none]">
          {tabs.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={tab === value}
              onClick={() => {
                setTab(value)
                setOpen(true)
              }}
              className={clsx(
                'inline-flex min-h-12 items-center border-b-3 px-3 text-[0.9375rem] font-semibold whitespace-nowrap',
                tab === value ? 'border-accent' : 'border-transparent text-ink-soft hover:text-ink',
              )}
            >
              {label}
            </button>
          ))}
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-label={open ? t('panel.close') : t('panel.open')}
          onClick={() => setOpen(!open)}
          className="inline-flex size-12 shrink-0 items-center justify-center lg:hidden"
        >
          {open ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
        </button>
      </div>
      <div
        className={clsx('min-h-0 grow overflow-y-auto p-4', !open && 'max-lg:hidden')}
        data-ground-form={tab === 'edit' ? '' : undefined}
      >
        {tab === 'edit' ? <Forms picturePath={picturePath} /> : null}
        {tab === 'list' ? <ObjectList middle={middle} /> : null}
        {tab === 'warnings' ? <WarningList warnings={warnings} /> : null}
      </div>
    </section>
  )
}

/** The form for what is chosen: a grid in the making, one object, several booths, or the ground. */
function Forms({ picturePath }: { picturePath: string }) {
  const { doc, selection, grid } = useEditor()
  const { t } = useTranslation('ground')
  if (grid) {
    return (
      <Titled title={t('grid.title')}>
        <GridForm grid={grid} />
      </Titled>
    )
  }
  const objects = objectsOf(doc, selection)
  const [first] = objects
  if (!first) {
    return (
      <Titled title={t('panel.ground')}>
        <GroundForm picturePath={picturePath} />
      </Titled>
    )
  }
  const booths = objects.flatMap((object) => (object.kind === 'booth' ? object.row : []))
  const title =
    objects.length === 1 ? nameOfObject(first, t) : t('panel.selected', { count: objects.length })
  return (
    <Titled title={title}>
      <ArrangeBar />
      {objects.length > 1 && booths.length === objects.length ? (
        <BoothForm key={booths.map(({ id }) => id).join()} booths={booths} />
      ) : null}
      {objects.length > 1 && booths.length < objects.length ? (
        <p className="text-ink-soft">{t('panel.several')}</p>
      ) : null}
      {objects.length === 1 ? (
        <div key={first.row.id}>
          {first.kind === 'booth' ? <BoothForm booths={[first.row]} /> : null}
          {first.kind === 'zone' ? <ZoneForm zone={first.row} /> : null}
          {first.kind === 'landmark' ? <LandmarkForm landmark={first.row} /> : null}
          {first.kind === 'walkway' ? <WalkwayForm walkway={first.row} /> : null}
        </div>
      ) : null}
    </Titled>
  )
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-3">
      <h2 className="text-lg font-bold tracking-tight">{title}</h2>
      {children}
    </div>
  )
}
