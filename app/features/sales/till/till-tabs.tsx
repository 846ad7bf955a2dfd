import { clsx } from 'clsx'
import { History, ShoppingBag, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'

export type TillTab = 'sell' | 'history' | 'shift'

const tabs = [
  { tab: 'sell', Icon: ShoppingBag },
  { tab: 'history', Icon: History },
  { tab: 'shift', Icon: UserRound },
] as const

/** The three parts of the till under the thumb. */
export function TillTabs({ tab, onChange }: { tab: TillTab; onChange: (tab: TillTab) => void }) {
  const { t } = useTranslation('sales')
  return (
    <nav
      aria-label={t('till.parts')}
      className="grid shrink-0 grid-cols-3 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]"
      data-screen-only=""
    >
      {tabs.map(({ tab: name, Icon }) => (
        <button
          key={name}
          type="button"
          aria-current={tab === name ? 'page' : undefined}
          onClick={() => onChange(name)}
          className={clsx(
            'flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-semibold',
            tab === name ? 'text-accent' : 'text-ink-soft',
          )}
        >
          <Icon aria-hidden="true" className="size-6" />
          {t(`till.tab.${name}`)}
        </button>
      ))}
    </nav>
  )
}
