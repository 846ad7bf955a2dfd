import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

type MenuProps = { trigger: ReactElement; label?: string; children: ReactNode }

/** Things to do with one row or page, out of sight until asked for. */
export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className="animate-fade z-50 min-w-52 rounded-card border border-line bg-surface p-1.5 shadow-lift"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type MenuItemProps = {
  icon?: ReactNode
  to?: string
  danger?: boolean
  disabled?: boolean
  onSelect?: () => void
  children: ReactNode
}

/** One line of a menu: a link when it has an address. */
export function MenuItem({ icon, to, danger, disabled, onSelect, children }: MenuItemProps) {
  const className = clsx(
    'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-[0.6rem] px-3 text-[0.9375rem] font-medium outline-none [&_svg]:size-4.5',
    'data-highlighted:bg-sunken data-disabled:cursor-not-allowed data-disabled:opacity-50',
    danger ? 'text-bad' : 'text-ink',
  )
  const content = (
    <>
      {icon}
      {children}
    </>
  )
  return (
    <Radix.Item
      asChild={to !== undefined}
      disabled={disabled}
      onSelect={onSelect}
      className={className}
    >
      {to === undefined ? content : <Link to={to}>{content}</Link>}
    </Radix.Item>
  )
}

/** Parts a menu. */
export function MenuSeparator() {
  return <Radix.Separator className="mx-2 my-1.5 h-px bg-line" />
}
