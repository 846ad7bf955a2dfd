import { NavLink } from '@remix-run/react'
import { clsx } from 'clsx'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

const rowClass = 'mb-5 flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]'
const tabClass = clsx(
  'relative inline-flex min-h-11 items-center gap-2 px-3 text-[0.9375rem] font-semibold whitespace-nowrap text-ink-soft',
  'hover:text-ink focus-visible:outline-offset-[-3px]',
  'after:absolute after:inset-x-2 after:-bottom-px after:h-[3px] after:rounded-t-full',
  'aria-selected:text-ink aria-selected:after:bg-accent aria-[current=page]:text-ink aria-[current=page]:after:bg-accent',
)

type Tab = { value: string; label: ReactNode; content: ReactNode }
type TabsProps = { label: string; tabs: ReadonlyArray<Tab>; initial?: string }

/** Parts of one page of which one is seen at a time. */
export function Tabs({ label, tabs, initial = tabs[0]?.value }: TabsProps) {
  return (
    <Radix.Root defaultValue={initial}>
      <Radix.List aria-label={label} className={rowClass}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="rounded-control">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

type LinkTab = { to: string; label: ReactNode; end?: boolean; current?: boolean }

/** Pages side by side under one heading. `current` marks one whose address differs by its query only. */
export function LinkTabs({ label, tabs }: { label: string; tabs: ReadonlyArray<LinkTab> }) {
  return (
    <nav aria-label={label} className={rowClass} data-screen-only="">
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end}
          preventScrollReset
          {...(tab.current === undefined ? {} : { 'aria-current': tab.current ? 'page' : 'false' })}
          className={tabClass}
        >
          {tab.label}
        </NavLink>
      ))}
    </nav>
  )
}
