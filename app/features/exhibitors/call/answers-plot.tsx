import { useTranslation } from 'react-i18next'
import { StatTile } from '#app/components/stat-tile.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { callInvitationsPath } from '#app/lib/paths.ts'
import { type AnswerCounts, type AnswerState, answerStates } from './answer-states.ts'

const fills: Record<AnswerState, string> = {
  answered: 'fill-chart-2',
  draft: 'fill-chart-3',
  waiting: 'fill-chart-1',
  uninvited: 'fill-line',
  noAddress: 'fill-sunken',
}
/** From what is done to what cannot be done. */
const inOrder = ['answered', 'draft', 'waiting', 'uninvited', 'noAddress'] as const

/** How many stand where, each tile the way to them. */
export function AnswerTiles({ event, counts }: { event: { slug: string }; counts: AnswerCounts }) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-5">
      {answerStates.map((state) => (
        <StatTile
          key={state}
          label={t(`call:answer.${state}`)}
          value={f.number(counts[state])}
          to={callInvitationsPath(event, { jawaban: state })}
        />
      ))}
    </div>
  )
}

/** One Kanwil's UPT as a bar, by their answers; the figures beside it say the same. */
export function AnswerBar({ counts }: { counts: AnswerCounts }) {
  const total = inOrder.reduce((sum, state) => sum + counts[state], 0)
  const parts = inOrder.map((state, index) => ({
    state,
    x: inOrder.slice(0, index).reduce((sum, before) => sum + counts[before], 0) / total,
    width: counts[state] / total,
  }))
  return (
    <svg aria-hidden="true" width="100%" height="10" className="block min-w-24">
      {parts.map(({ state, x, width }) =>
        width > 0 ? (
          <rect
            key={state}
            x={`${x * 100}%`}
            width={`${width * 100}%`}
            height="10"
            className={fills[state]}
          />
        ) : null,
      )}
    </svg>
  )
}

/** What the colours of the bars mean. */
export function AnswerLegend() {
  const { t } = useTranslation(['call'])
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {inOrder.map((state) => (
        <li key={state} className="flex items-center gap-2">
          <svg aria-hidden="true" width="12" height="12">
            <rect width="12" height="12" rx="3" className={fills[state]} />
          </svg>
          {t(`call:answer.${state}`)}
        </li>
      ))}
    </ul>
  )
}
