import { Link, NavLink } from '@remix-run/react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { LogoMark, Wordmark } from '#app/components/logo.tsx'
import { Motif, MotifBand } from '#app/components/motif.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { SkipLink } from './skip-link.tsx'

type NavEntry = { to: string; label: string; end?: boolean }

type PublicLayoutProps = {
  /** The name in the header and the pages beside this one. */
  event?: { name: string; to: string; nav: ReadonlyArray<NavEntry> }
  /** The page brings its own margins, e.g. for a hero. */
  bare?: boolean
  children: ReactNode
}

/** The frame of every page that visitors read. Plain links and `<details>`: it needs no script. */
export function PublicLayout({ event, bare, children }: PublicLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PublicHeader event={event} />
      <main
        id="isi"
        className={clsx('grow', !bare && 'mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 sm:py-12')}
      >
        {children}
      </main>
      <PublicFooter />
    </div>
  )
}

function PublicHeader({ event }: Pick<PublicLayoutProps, 'event'>) {
  const { t } = useTranslation('common')
  const nav = event?.nav ?? []
  return (
    <header
      className="sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur-sm"
      data-screen-only=""
    >
      <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-3 px-4 sm:px-6">
        <Link to="/" aria-label={t('home')} className="flex items-center rounded-control py-2">
          {event ? <LogoMark className="size-[1.7em] sm:hidden" /> : null}
          <Wordmark className={event ? 'max-sm:hidden' : undefined} />
        </Link>
        {event ? (
          <Link
            to={event.to}
            className="min-w-0 truncate border-l border-line-strong/50 pl-3 font-semibold text-ink-soft hover:text-ink"
          >
            {event.name}
          </Link>
        ) : null}
        {nav.length > 0 ? (
          <nav aria-label={t('mainNavigation')} className="ml-auto hidden gap-1 lg:flex">
            {nav.map((entry) => (
              <PublicLink key={entry.to} entry={entry} />
            ))}
          </nav>
        ) : null}
        <LanguageSwitch className={clsx(nav.length > 0 ? 'max-lg:ml-auto' : 'ml-auto')} />
        {nav.length > 0 ? (
          <PhoneMenu
            className="-mr-2 lg:hidden"
            panelClass="absolute inset-x-0 top-full border-b border-line bg-paper px-4 pb-4 shadow-lift"
          >
            <nav aria-label={t('mainNavigation')} className="flex flex-col">
              {nav.map((entry) => (
                <PublicLink key={entry.to} entry={entry} big />
              ))}
            </nav>
          </PhoneMenu>
        ) : null}
      </div>
    </header>
  )
}

function PublicLink({ entry, big }: { entry: NavEntry; big?: boolean }) {
  return (
    <NavLink
      to={entry.to}
      end={entry.end}
      className={clsx(
        'rounded-control font-semibold aria-[current=page]:text-accent',
        big
          ? 'border-b border-line px-2 py-4 text-xl last:border-0'
          : 'px-3 py-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft',
      )}
    >
      {entry.label}
    </NavLink>
  )
}

function PublicFooter() {
  const { t } = useTranslation('common')
  return (
    <footer className="mt-16 bg-indigo-deep text-cream" data-screen-only="">
      <MotifBand className="text-turmeric" />
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-5 px-4 py-8 sm:px-6">
        <div>
          <Wordmark />
          <p className="mt-2 max-w-sm text-sm text-cream-soft">{t('footer.about')}</p>
        </div>
        <nav
          aria-label={t('footer.label')}
          className="flex flex-wrap items-center gap-x-5 text-sm font-semibold"
        >
          <Link to="/" className="py-2 hover:underline">
            {t('footer.festivals')}
          </Link>
          <a href="/masuk" className="py-2 hover:underline">
            {t('footer.staff')}
          </a>
        </nav>
      </div>
    </footer>
  )
}

type HeroProps = {
  title: ReactNode
  /** A short line above the title. */
  kicker?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** A picture or card at the side. */
  aside?: ReactNode
}

/** The first thing a visitor sees: big type on the indigo cloth. Belongs in a `bare` layout. */
export function Hero({ title, kicker, lead, actions, aside }: HeroProps) {
  return (
    <div className="relative isolate overflow-clip bg-indigo text-cream">
      <Motif className="absolute inset-0 -z-10 text-turmeric opacity-[0.13] [mask-image:linear-gradient(100deg,transparent_25%,#000_80%)]" />
      <div className="mx-auto grid max-w-6xl gap-8 px-4 py-12 sm:px-6 sm:py-20 lg:grid-cols-[3fr_2fr] lg:items-end">
        <div>
          {kicker ? <p className="mb-4 font-semibold text-turmeric">{kicker}</p> : null}
          <h1 className="text-display font-extrabold">{title}</h1>
          {lead ? <p className="mt-5 max-w-xl text-lg text-cream-soft sm:text-xl">{lead}</p> : null}
          {actions ? <div className="mt-8 flex flex-wrap gap-3">{actions}</div> : null}
        </div>
        {aside}
      </div>
      <MotifBand className="text-turmeric" />
    </div>
  )
}

/** The width and margins of a bare page's parts under its hero. */
export function PageWidth({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={clsx('mx-auto w-full max-w-6xl px-4 py-10 sm:px-6 sm:py-14', className)}>
      {children}
    </div>
  )
}
