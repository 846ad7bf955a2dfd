import { useLocation } from '@remix-run/react'
import { clsx } from 'clsx'
import { Menu, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type PhoneMenuProps = {
  className?: string
  panelClass?: string
  button?: ReactNode
  children: ReactNode
}

/** Navigation behind a button, by `<details>`: it opens before any script has come. A new page closes it. */
export function PhoneMenu({ className, panelClass, button, children }: PhoneMenuProps) {
  const { t } = useTranslation('common')
  const { pathname } = useLocation()
  function close(event: KeyboardEvent<HTMLDetailsElement>) {
    if (event.key !== 'Escape' || !event.currentTarget.open) return
    event.currentTarget.open = false
    event.currentTarget.querySelector('summary')?.focus()
  }
  return (
    <details
      key={pathname}
      onKeyDown={close}
      className={clsx('group', className)}
      data-screen-only=""
    >
      {button ?? (
        <summary
          aria-label={t('menu')}
          className="grid size-11 place-items-center rounded-control hover:bg-current/10"
        >
          <Menu aria-hidden="true" className="size-6 group-open:hidden" />
          <X aria-hidden="true" className="hidden size-6 group-open:block" />
        </summary>
      )}
      <div className={panelClass}>{children}</div>
    </details>
  )
}
