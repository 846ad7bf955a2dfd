import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { boothOutline, boothTexts } from './booth-marks.ts'
import type { GroundDrawing, MapBooth } from './ground-drawing.ts'
import { groundMarks } from './ground-marks.ts'
import { gateNameMarks, landmarkMarks } from './landmark-marks.ts'
import { furnishedView, furnitureMarks } from './map-furniture.ts'
import { MarkDrawing, strokeClass } from './mark-drawing.tsx'
import type { TextMark } from './marks.ts'
import { wayMarks } from './way-marks.ts'

type VisitorMapProps = {
  drawing: GroundDrawing
  /** Booths that a search has found; undefined when nobody searches. */
  found?: ReadonlySet<string>
  selected?: ReadonlyArray<MapBooth>
  way?: ReadonlyArray<{ x: number; y: number }>
}

/**
 * The ground for visitors: a picture that scrolls, whose booths are links. Written sparingly, for a festival may have
 * a thousand booths; `map.js` makes it zoom. Readers of the screen get the list of booths instead.
 */
export function VisitorMap({ drawing, found, selected = [], way }: VisitorMapProps) {
  const { t } = useTranslation('map')
  const { ground, zones, booths, landmarks } = drawing
  const view = furnishedView(ground)
  const words = { metre: t('file.metre'), north: t('file.north') }
  const marked = booths.filter(({ id }) => found?.has(id))
  return (
    <div data-map="">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not a set of fields */}
      <div
        id="peta"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys zoom
        tabIndex={0}
        aria-label={t('map.label')}
        aria-describedby="peta-isi"
        className="map-frame scroll-mt-20 rounded-card border border-line bg-surface shadow-card"
      >
        <p id="peta-isi" className="sr-only">
          {t('map.same')}
        </p>
        <svg
          aria-hidden="true"
          viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
          className="ground-drawing block w-full min-w-[44rem] select-none"
        >
          <MarkDrawing marks={groundMarks(drawing)} />
          <MarkDrawing marks={landmarks.flatMap(landmarkMarks)} />
          <g opacity={found ? 0.45 : undefined} id="peta-stan">
            {zones.map((zone) => (
              <g
                key={zone.id}
                className={`fill-surface ${strokeClass('zoneEdge', zone.colour)}`}
                strokeWidth={0.2}
              >
                {booths
                  .filter(({ zoneId }) => zoneId === zone.id)
                  .map((booth) => (
                    <a
                      key={booth.id}
                      href={`?stan=${booth.code}#stan`}
                      data-booth={booth.code}
                      tabIndex={-1}
                    >
                      <path d={boothOutline(booth)} />
                    </a>
                  ))}
              </g>
            ))}
            <Codes booths={booths} />
          </g>
          {marked.length > 0 ? (
            <g className="pointer-events-none fill-accent-soft stroke-accent" strokeWidth={0.5}>
              {marked.map((booth) => (
                <path key={booth.id} d={boothOutline(booth)} data-marked="" />
              ))}
              <Codes booths={marked} />
            </g>
          ) : null}
          <g
            id="peta-pilih"
            className="pointer-events-none fill-accent stroke-accent"
            strokeWidth={0.5}
          >
            {selected.map((booth) => (
              <path key={booth.id} d={boothOutline(booth)} data-marked="" />
            ))}
            {selected.length > 0 ? <Codes booths={selected} chosen /> : null}
          </g>
          <g className="pointer-events-none" data-way={way ? '' : undefined}>
            <MarkDrawing marks={wayMarks(way ?? [], ground)} />
          </g>
          <g className="pointer-events-none">
            <MarkDrawing marks={gateNameMarks(landmarks, ground)} />
            <MarkDrawing marks={furnitureMarks(ground, words)} />
          </g>
        </svg>
      </div>
      <div className="mt-2 flex justify-end gap-1" data-map-tools="" hidden>
        {(
          [
            ['-', t('map.farther'), Minus],
            ['+', t('map.nearer'), Plus],
            ['0', t('map.whole'), Maximize],
          ] as const
        ).map(([key, label, Icon]) => (
          <button
            key={key}
            type="button"
            data-zoom={key}
            aria-label={label}
            title={label}
            className={buttonClass('secondary', 'sm')}
          >
            <Icon aria-hidden="true" className="size-5" />
          </button>
        ))}
      </div>
    </div>
  )
}

/** The codes as one group, so that each carries no more than its place and size. */
function Codes({ booths, chosen }: { booths: ReadonlyArray<MapBooth>; chosen?: boolean }) {
  return (
    <g
      className={`pointer-events-none stroke-none ${chosen ? 'fill-accent-ink' : 'fill-ink'}`}
      fontWeight={800}
      textAnchor="middle"
      dominantBaseline="central"
    >
      {booths.flatMap((booth) =>
        boothTexts(booth).map((text) => <Code key={booth.id} mark={text} />),
      )}
    </g>
  )
}

function Code({ mark }: { mark: TextMark }) {
  const short = (value: number) => Math.round(value * 100) / 100
  const [x, y] = [short(mark.x), short(mark.y)]
  return (
    <text
      x={x}
      y={y}
      fontSize={short(mark.size)}
      transform={mark.turnDeg === 0 ? undefined : `rotate(${short(mark.turnDeg)} ${x} ${y})`}
    >
      {mark.text}
    </text>
  )
}
