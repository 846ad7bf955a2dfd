import { ArrowLeftRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { publicWayPath } from '#app/lib/paths.ts'
import { minutesOnFoot, type WayAnswer } from './find-way.ts'
import type { WaySentence } from './way-sentences.ts'

type Spot = { label: string; boothCode?: string }
type WaySectionProps = {
  event: { slug: string }
  way:
    | { kind: 'unknown'; text: string }
    | { kind: 'answer'; from: Spot; to: Spot; answer: WayAnswer }
}

/** How to walk from one place to the other: how far, how long, and where to turn. */
export function WaySection({ event, way }: WaySectionProps) {
  const { t } = useTranslation('map')
  const nameOf = ({ label, boothCode }: Spot) =>
    boothCode ? t('way.stand', { code: boothCode }) : label
  const title =
    way.kind === 'answer'
      ? t('way.title', { from: nameOf(way.from), to: nameOf(way.to) })
      : t('way.open')
  return (
    <section
      id="jalan"
      aria-labelledby="jalan-judul"
      className="scroll-mt-20 rounded-card border-2 border-link bg-surface p-5 shadow-card"
    >
      <h2 id="jalan-judul" className="text-xl font-bold tracking-tight break-words">
        {title}
      </h2>
      {way.kind === 'unknown' ? (
        <p className="mt-2 break-words">{t('way.unknown', { text: way.text })}</p>
      ) : (
        <>
          <Answer answer={way.answer} destination={nameOf(way.to)} />
          {way.answer.kind === 'same-place' ? null : (
            <p className="mt-4">
              <a
                href={publicWayPath(event, way.from.label, way.to.label)}
                className={buttonClass('secondary', 'sm')}
              >
                <ArrowLeftRight aria-hidden="true" className="size-4" />
                {t('way.turnBack')}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Answer({ answer, destination }: { answer: WayAnswer; destination: string }) {
  const { t } = useTranslation('map')
  const f = useFormat()
  switch (answer.kind) {
    case 'way':
      return (
        <>
          <p className="figures mt-1 font-semibold text-ink-soft">
            {t('way.summary', {
              count: minutesOnFoot(answer.lengthM),
              metres: f.number(Math.round(answer.lengthM)),
            })}
          </p>
          <ol className="mt-3 list-decimal space-y-1.5 pl-5">
            {answer.sentences.map((sentence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a way never move
              <li key={index} className="figures break-words">
                <SentenceText sentence={sentence} destination={destination} />
              </li>
            ))}
          </ol>
        </>
      )
    case 'unreachable':
      return (
        <p className="mt-2">
          {t('way.unreachable', { metres: f.number(Math.round(answer.straightM)) })}
        </p>
      )
    case 'no-walkways':
      return (
        <p className="mt-2">
          {t('way.noWalkways', { metres: f.number(Math.round(answer.straightM)) })}
        </p>
      )
    case 'same-place':
      return <p className="mt-2">{t('way.same')}</p>
  }
}

function SentenceText({ sentence, destination }: { sentence: WaySentence; destination: string }) {
  const { t } = useTranslation('map')
  const f = useFormat()
  if (sentence.kind === 'arrive') return t(`way.arrive.${sentence.side}`, { to: destination })
  const metres = f.number(Math.round(sentence.lengthM))
  if (sentence.kind === 'turn') return t(`way.turn.${sentence.turn}`, { metres })
  return t('way.start', { metres, direction: t(`way.direction.${sentence.direction}`) })
}
