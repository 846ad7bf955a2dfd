import { NavLink, useLocation } from '@remix-run/react'
import { clsx } from 'clsx'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMoreBeside } from './use-more-beside.ts'

const rowClass = 'mb-5 flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]'
const tabClass = clsx(
  'relative inline-flex min-h-11 items-center gap-2 px-3 text-[0.9375rem] font-semibold whitespace-nowrap text-ink-soft',
  'hover:text-ink focus-visible:outline-offset-[-3px]',
  'after:absolute after:inset-x-2 after:-bottom-px after:h-[3px] after:rounded-t-full',
  'aria-selected:text-ink aria-selected:after:bg-accent aria-[current=page]:text-ink aria-[current=page]:after:bg-accent',
)

type Tab = { value: string; label: ReactNode; content: ReactNode }
type TabsProps = { label: string; tabs: ReadonlyArray<Tab>; initial?: string }

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Parts of one page of which one is seen at a time. Arrow keys, Home and End move between them. */
export function Tabs({ label, tabs, initial }: TabsProps) {
  const id = useId()
  const [chosen, choose] = useState(initial ?? tabs[0]?.value)
  const row = useRef<HTMLDivElement>(null)
  useMoreBeside(row)

  function step(event: KeyboardEvent<HTMLButtonElement>, at: number) {
    const next = steps[event.key]?.(at, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (next === undefined || !tab) return
    event.preventDefault()
    choose(tab.value)
    row.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus()
  }

  return (
    <div>
      <div ref={row} role="tablist" aria-label={label} className={rowClass}>
        {tabs.map((tab, at) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === chosen}
            aria-controls={`${id}-${tab.value}-panel`}
            tabIndex={tab.value === chosen ? 0 : -1}
            onClick={() => choose(tab.value)}
            onKeyDown={(event) => step(event, at)}
            className={tabClass}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.value}
          role="tabpanel"
          id={`${id}-${tab.value}-panel`}
          aria-labelledby={`${id}-${tab.value}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel is a stop of the keyboard
          tabIndex={0}
          hidden={tab.value !== chosen}
          className="rounded-control"
        >
          {tab.content}
        </div>
      ))}
    </div>
  )
}

type LinkTab = { to: string; label: ReactNode; end?: boolean; current?: boolean }

/**
 * Pages side by side under one heading. `current` marks one whose address differs by its query only. On a narrow
 * screen the row is moved until the current one is seen.
 */
export function LinkTabs({ label, tabs }: { label: string; tabs: ReadonlyArray<LinkTab> }) {
  const row = useRef<HTMLElement>(null)
  useMoreBeside(row)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each address another tab is the current one
  useEffect(() => {
    const current = row.current?.querySelector('[aria-current=page]')
    if (!row.current || !current) return
    const [outer, inner] = [row.current, current].map((one) => one.getBoundingClientRect())
    if (!outer || !inner) return
    row.current.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2
  }, [key])
  return (
    <nav ref={row} aria-label={label} className={rowClass} data-screen-only="">
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end}
          preventScrollReset
          {...(tab.current === undefined ? {} : { 'aria-current': tab.current ? 'page' : 'false' })}
          className={clsx(tabClass, 'shrink-0')}
        >
          {typeof tab.label === 'string' ? (
            <span className="max-sm:max-w-56 truncate">{tab.label}</span>
          ) : (
            tab.label
          )}
        </NavLink>
      ))}
    </nav>
  )
}
