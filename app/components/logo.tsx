import { clsx } from 'clsx'

/** The sign of Gelar: a mat rolled out, four petals about a seed, one of them shining. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 40" className={clsx('shrink-0', className ?? 'size-9')}>
      <rect width="40" height="40" rx="10" fill="#23265c" />
      <path d="M18.5 18.5C10.5 18 7 14 6.5 6.5 14 7 18 10.5 18.5 18.5Z" fill="#fbf3e0" />
      <path d="M18.5 21.5C18 29.5 14 33 6.5 33.5 7 26 10.5 22 18.5 21.5Z" fill="#fbf3e0" />
      <path d="M21.5 21.5C29.5 22 33 26 33.5 33.5 26 33 22 29.5 21.5 21.5Z" fill="#fbf3e0" />
      <path d="M21.5 18.5C22 10.5 26 7 33.5 6.5 33 14 29.5 18 21.5 18.5Z" fill="#f0b544" />
    </svg>
  )
}

/** Sign and name side by side. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2.5', className)}>
      <LogoMark className="size-[1.7em]" />
      <span className="text-[1.25em] leading-none font-extrabold tracking-[-0.035em]">Gelar</span>
    </span>
  )
}
