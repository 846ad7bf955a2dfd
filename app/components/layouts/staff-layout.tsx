import { Form, Link, NavLink } from '@remix-run/react'
import { clsx } from 'clsx'
import { LogOut, type LucideIcon, Menu, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { LogoMark, Wordmark } from '#app/components/logo.tsx'
import { MotifBand } from '#app/components/motif.tsx'
import { useVersion } from '#app/lib/version/use-version.ts'
import { PhoneMenu } from './phone-menu.tsx'
import { SkipLink } from './skip-link.tsx'

type StaffEntry = {
  to: string
  label: string
  /** A lucide icon. */
  icon: LucideIcon
  end?: boolean
  /** A count of things that wait. */
  badge?: number
  /** Has a place in the bottom bar of a phone, which holds four. */
  primary?: boolean
}
type StaffSection = { label?: string; items: ReadonlyArray<StaffEntry> }

type StaffLayoutProps = {
  sections: ReadonlyArray<StaffSection>
  /** Shows and changes what one works on, e.g. the festival. */
  switcher?: ReactNode
  user: { name: string; role: string }
  /** Where the sign leads to. */
  home: string
  /** Where one changes password and language. */
  account?: string
  children: ReactNode
}

/** The frame of staff pages: everything at the left on a desk, the main things under the thumb on a phone. */
export function StaffLayout(props: StaffLayoutProps) {
  const { t } = useTranslation('common')
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[16.5rem_minmax(0,1fr)]">
      <SkipLink />
      <SidePanel {...props} />
      <PhoneBar {...props} />
      <main
        id="isi"
        className="mx-auto w-full max-w-7xl px-4 pt-6 pb-[calc(7rem+var(--notices,0px))] sm:px-6 lg:px-8 lg:pt-8 lg:pb-[calc(2rem+var(--notices,0px))]"
      >
        {props.children}
      </main>
      <nav
        aria-label={t('mainNavigation')}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
        data-screen-only=""
      >
        <ul className="grid auto-cols-fr grid-flow-col">
          {props.sections
            .flatMap((section) => section.items)
            .filter((item) => item.primary)
            .slice(0, 4)
            .map((item) => (
              <li key={item.to}>
                <BottomLink item={item} />
              </li>
            ))}
          <li>
            <PhoneMenu
              button={<MoreButton />}
              panelClass="fixed inset-x-0 top-0 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] overflow-y-auto bg-paper p-4 pt-6"
            >
              <SectionList sections={props.sections} />
              <UserBox {...props} className="mt-6" />
            </PhoneMenu>
          </li>
        </ul>
      </nav>
    </div>
  )
}

function SidePanel(props: StaffLayoutProps) {
  const { t } = useTranslation('common')
  return (
    <header
      className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-sunken/60 lg:flex"
      data-screen-only=""
    >
      <div className="p-4 pb-3">
        <Link to={props.home} aria-label={t('home')} className="inline-block rounded-control py-1">
          <Wordmark />
        </Link>
        {props.switcher ? <div className="mt-4">{props.switcher}</div> : null}
      </div>
      <MotifBand className="h-2! shrink-0 text-line-strong opacity-50" />
      <nav aria-label={t('mainNavigation')} className="min-h-0 grow overflow-y-auto p-3">
        <SectionList sections={props.sections} />
      </nav>
      <UserBox {...props} className="border-t border-line p-3" />
    </header>
  )
}

function PhoneBar({ home, switcher }: StaffLayoutProps) {
  const { t } = useTranslation('common')
  return (
    <header
      className="sticky top-0 z-20 flex min-h-14 items-center gap-3 border-b border-line bg-paper/95 px-4 backdrop-blur-sm lg:hidden"
      data-screen-only=""
    >
      <Link to={home} aria-label={t('home')}>
        <LogoMark className="size-8" />
      </Link>
      <div className="min-w-0 grow">{switcher}</div>
    </header>
  )
}

function SectionList({ sections }: Pick<StaffLayoutProps, 'sections'>) {
  return (
    <div className="space-y-5">
      {sections.map((section) => (
        <div key={section.items[0]?.to}>
          {section.label ? (
            <p className="mb-1 px-3 text-xs font-semibold text-ink-soft">{section.label}</p>
          ) : null}
          <ul className="space-y-0.5">
            {section.items.map((item) => (
              <li key={item.to}>
                <NavLink
                  to={item.to}
                  end={item.end}
                  className={clsx(
                    'group/link flex min-h-10 items-center gap-3 rounded-control px-3 font-medium text-ink-soft max-lg:min-h-12',
                    'hover:bg-sunken hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:text-ink aria-[current=page]:shadow-card',
                  )}
                >
                  <item.icon
                    aria-hidden="true"
                    className="size-5 shrink-0 group-aria-[current=page]/link:text-accent"
                  />
                  <span className="min-w-0 grow truncate">{item.label}</span>
                  {item.badge ? <CountMark count={item.badge} /> : null}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function CountMark({ count }: { count: number }) {
  return (
    <span className="figures rounded-full bg-accent px-2 py-0.5 text-xs font-bold text-accent-ink">
      {count}
    </span>
  )
}

const bottomClass =
  'relative flex min-h-15 w-full flex-col items-center justify-center gap-0.5 px-1 text-[0.6875rem] font-semibold text-ink-soft aria-[current=page]:text-accent'

function BottomLink({ item }: { item: StaffEntry }) {
  return (
    <NavLink to={item.to} end={item.end} className={bottomClass}>
      <item.icon aria-hidden="true" className="size-6" />
      <span className="max-w-full truncate">{item.label}</span>
    </NavLink>
  )
}

function MoreButton() {
  const { t } = useTranslation('common')
  return (
    <summary className={clsx(bottomClass, 'group-open:text-accent')}>
      <Menu aria-hidden="true" className="size-6 group-open:hidden" />
      <X aria-hidden="true" className="hidden size-6 group-open:block" />
      {t('menu')}
    </summary>
  )
}

function UserBox({ user, account, className }: StaffLayoutProps & { className?: string }) {
  const { t } = useTranslation('common')
  const who = (
    <>
      <span className="block truncate text-sm font-semibold">{user.name}</span>
      <span className="block truncate text-xs text-ink-soft">{user.role}</span>
    </>
  )
  return (
    <div className={className}>
      <div className="flex items-center gap-2">
        {account ? (
          <Link to={account} className="min-w-0 grow rounded-control px-3 py-1.5 hover:bg-sunken">
            {who}
          </Link>
        ) : (
          <div className="min-w-0 grow px-3 py-1.5">{who}</div>
        )}
        <LanguageSwitch />
      </div>
      <Form method="post" action="/keluar" reloadDocument className="mt-1">
        <button
          type="submit"
          className="flex min-h-10 w-full items-center gap-3 rounded-control px-3 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <LogOut aria-hidden="true" className="size-5" />
          {t('signOut')}
        </button>
      </Form>
      <p className="px-3 pt-1 text-xs text-ink-soft">{useVersion()}</p>
    </div>
  )
}
