import type { ReactNode } from 'react'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { LogoMark } from '#app/components/logo.tsx'
import { Motif, MotifBand } from '#app/components/motif.tsx'

type ScreenLayoutProps = {
  title: ReactNode
  place?: ReactNode
  /** The time of day, or what else belongs at the right of the head. */
  clock?: ReactNode
  /** What stands in the way of all else, as a connection that is cut off. */
  notice?: ReactNode
  children: ReactNode
}

/**
 * A big screen on the ground: always the dark cloth, type that grows with the screen and is read from ten metres,
 * nothing to press but the language. On a phone it is a page to scroll.
 */
export function ScreenLayout({ title, place, clock, notice, children }: ScreenLayoutProps) {
  return (
    <div
      data-theme="dark"
      className="relative isolate flex min-h-dvh flex-col text-[clamp(1rem,1.85vw,4.5rem)] lg:h-dvh lg:overflow-hidden"
    >
      <Motif size={120} className="absolute inset-0 -z-10 text-shine opacity-[0.05]" />
      <header className="flex items-center gap-[0.8em] px-[1.2em] py-[0.6em]">
        <LogoMark className="size-[2.2em]" />
        <div className="min-w-0 grow leading-tight">
          <h1 className="text-[1.2em] break-words sm:truncate font-extrabold tracking-tight">
            {title}
          </h1>
          {place ? <p className="truncate text-[0.8em] text-ink-soft">{place}</p> : null}
        </div>
        <LanguageSwitch className="text-ink-soft" />
        {clock ? (
          <div className="figures text-[1.6em] font-extrabold whitespace-nowrap max-sm:text-[1.1em]">
            {clock}
          </div>
        ) : null}
      </header>
      <MotifBand className="text-shine" />
      {notice}
      <main id="isi" className="min-h-0 grow p-[1.2em]">
        {children}
      </main>
    </div>
  )
}
