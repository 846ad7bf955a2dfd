import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { Wordmark } from '#app/components/logo.tsx'
import { Motif, MotifBand } from '#app/components/motif.tsx'

type DoorFrameProps = { title: ReactNode; lead?: ReactNode; children: ReactNode; aside?: ReactNode }

/** The frame of pages before signing in: the cloth at the side, one short form, nothing else. */
export function DoorFrame({ title, lead, children, aside }: DoorFrameProps) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <header className="relative isolate overflow-clip bg-indigo text-cream lg:flex lg:flex-col lg:justify-between">
        <Motif
          size={96}
          className="absolute inset-0 -z-10 text-turmeric opacity-[0.14] [mask-image:linear-gradient(160deg,transparent_10%,#000_90%)]"
        />
        <div className="flex items-center justify-between gap-4 px-5 py-4 sm:px-10 lg:py-8">
          <Link
            to="/"
            reloadDocument
            aria-label={t('common:home')}
            className="rounded-control py-1"
          >
            <Wordmark />
          </Link>
          <LanguageSwitch />
        </div>
        <p className="hidden max-w-md px-10 pb-16 text-4xl leading-tight font-extrabold tracking-tight lg:block">
          {t('people:door.motto')}
        </p>
        <MotifBand className="text-turmeric lg:hidden" />
      </header>
      <main
        id="isi"
        className="mx-auto flex w-full max-w-md flex-col justify-center px-5 py-10 sm:py-16 lg:px-0"
      >
        <h1 className="text-title font-extrabold">{title}</h1>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
        <div className="mt-7">{children}</div>
        {aside}
      </main>
    </div>
  )
}
