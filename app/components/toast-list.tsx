import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { Flash } from '#app/lib/flash.server.ts'

const icons = { good: CircleCheck, info: Info, warn: TriangleAlert, bad: CircleAlert }
const tints = { good: 'text-good', info: 'text-info', warn: 'text-warn', bad: 'text-bad' }

/** Messages at the edge of the page; `onGone` is told the id of one that has been read. */
export default function ToastList({
  shown,
  onGone,
}: {
  shown: ReadonlyArray<Flash>
  onGone: (id: Flash['id']) => void
}) {
  const { t } = useTranslation('common')
  return (
    <Radix.Provider label={t('toast.label')} duration={6000}>
      {shown.map((item) => (
        <Toast key={item.id} flash={item} onGone={() => onGone(item.id)} />
      ))}
      <Radix.Viewport
        label={t('toast.region')}
        className="fixed inset-x-3 bottom-[calc(5rem+var(--notices,0px))] z-50 flex flex-col gap-2 outline-none sm:inset-x-auto sm:right-5 sm:bottom-[calc(1.25rem+var(--notices,0px))] sm:w-96"
      />
    </Radix.Provider>
  )
}

function Toast({ flash, onGone }: { flash: Flash; onGone: () => void }) {
  const { t } = useTranslation('common')
  const Icon = icons[flash.kind]
  return (
    <Radix.Root
      duration={flash.kind === 'bad' ? Number.POSITIVE_INFINITY : undefined}
      onOpenChange={(open) => {
        if (!open) onGone()
      }}
      className="animate-rise flex items-start gap-3 rounded-card border border-line bg-surface p-3.5 pr-2 shadow-lift"
    >
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-5 shrink-0', tints[flash.kind])} />
      <Radix.Title className="grow text-[0.9375rem] leading-snug font-medium">
        {flash.text}
      </Radix.Title>
      <Radix.Close
        aria-label={t('close')}
        className="-my-1.5 grid size-9 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden="true" className="size-4.5" />
      </Radix.Close>
    </Radix.Root>
  )
}
