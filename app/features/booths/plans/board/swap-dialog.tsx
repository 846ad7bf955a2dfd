import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { useEffectText } from '../reasons/effect-text.tsx'
import { swapsInBooth } from '../reasons/effects.ts'
import { useBoard } from './use-board.tsx'

/** The booth is full: with whom in it shall places be exchanged? The best for the plan comes first. */
export function SwapDialog({
  applicationId,
  boothId,
  close,
}: {
  applicationId: string
  boothId: string
  close: () => void
}) {
  const { t } = useTranslation(['plans'])
  const { worth, weights, byId, codeOf, lockOf, perform } = useBoard()
  const { effectText } = useEffectText()
  const swaps = swapsInBooth(worth.scored, applicationId, boothId, weights)
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
      title={t('plans:swap.title', { booth: codeOf.get(boothId) })}
      lead={t('plans:swap.lead', { exhibitor: byId.get(applicationId)?.name })}
    >
      <ul className="divide-y divide-line border-y border-line">
        {swaps.map(({ otherId, effect }) => {
          const other = byId.get(otherId)
          if (!other) return null
          const refused = effect.broken.length > 0 || lockOf(other) !== undefined
          return (
            <li key={otherId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
              <div className="min-w-0 grow basis-60">
                <p className="font-medium break-words">{other.name}</p>
                <p className="text-sm text-ink-soft">
                  {lockOf(other) ? t('plans:swap.locked') : effectText(effect)}
                </p>
              </div>
              <Button
                size="sm"
                variant="secondary"
                disabled={refused}
                onClick={() => {
                  perform({ kind: 'swap', applicationId, otherId })
                  close()
                }}
              >
                {t('plans:swap.do')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
