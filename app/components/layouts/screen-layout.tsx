import type { ReactNode } from 'react'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { Mark } from '#app/components/logo.tsx'
import { Motif, MotifBand } from '#app/components/motif.tsx'

type ScreenLayoutProps = {
  title: ReactNode
  place?: ReactNode
  /** The time of day, or what else belongs at the right of the head. */
  clock?: ReactNode
  children: ReactNode
}

/** A big screen on the ground: always the dark cloth, type that grows with the screen, nothing to press but the language. */
export function ScreenLayout({ title, place, clock, children }: ScreenLayoutProps) {
  return (
    <div
      data-theme="dark"
      className="relative isolate flex h-dvh flex-col overflow-hidden text-[clamp(1rem,1.35vw,2.5rem)]"
    >
      <Motif size={120} className="absolute inset-0 -z-10 text-shine opacity-[0.05]" />
      <header className="flex items-center gap-[1em] px-[1.5em] py-[0.8em]">
        <Mark className="size-[2.6em]" />
        <div className="min-w-0 grow leading-tight">
          <h1 className="truncate text-[1.5em] font-extrabold tracking-tight">{title}</h1>
          {place ? <p className="truncate text-ink-soft">{place}</p> : null}
        </div>
        <LanguageSwitch className="text-ink-soft" />
        {clock ? <div className="figures text-[2em] font-extrabold">{clock}</div> : null}
      </header>
      <MotifBand className="text-shine" />
      <main id="isi" className="min-h-0 grow p-[1.5em]">
        {children}
      </main>
    </div>
  )
}
