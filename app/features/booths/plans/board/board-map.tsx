import { useSearchParams } from '@remix-run/react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { withParam } from '#app/components/with-param.ts'
import {
  type BoothLook,
  FloorMap,
  type MapBooth,
  ZoneSwatch,
} from '#app/features/booths/map/floor-map.tsx'
import { MapFrame } from '#app/features/booths/map/map-frame.tsx'
import { useEffectText } from '../reasons/effect-text.tsx'
import { weighedTotal } from '../reasons/effects.ts'
import { BoardBooth } from './board-booth.tsx'
import { dropName } from './drop-target.ts'
import { useHovered } from './hover.ts'
import { useBoard } from './use-board.tsx'

/** How many of the best booths are offered in words: on a phone a booth of hundreds is a few pixels wide. */
const BEST_SHOWN = 3

type Props = {
  /** Whether a pointer carries, and not a tap or a key. */
  dragging: boolean
  /** A booth was pressed: to look at it, or to put down what is carried. */
  onPress: (boothId: string, code: string) => void
  onDropOut: (kind: 'out' | 'wait') => void
}

/** The ground with its booths: how full they are, and while something is carried what each would bring or break. */
export function BoardMap({ dragging, onPress, onDropOut }: Props) {
  const { t } = useTranslation(['plans', 'booths'])
  const [params] = useSearchParams()
  const { data, carried, effects, places, membersOf, state, hover } = useBoard()
  const { totalText, effectText } = useEffectText()
  const ranking = useRanking()
  const frame = useRef<HTMLDivElement>(null)
  const carriedId = carried?.id
  const home = carriedId === undefined ? undefined : places.get(carriedId)
  const best = ranking[0]
  useFocusOnBest(frame, carriedId, best)
  useMapInView(frame, carriedId !== undefined && !dragging)
  const latestPress = useRef(onPress)
  latestPress.current = onPress
  const press = useCallback<Props['onPress']>((id, code) => latestPress.current(id, code), [])

  const { floor } = data
  if (floor.booths.length === 0) {
    return (
      <EmptyState drawing="stall" title={t('booths:map.emptyTitle')}>
        {t('booths:map.emptyBody')}
      </EmptyState>
    )
  }
  const load = (boothId: string) =>
    (membersOf.get(boothId) ?? []).reduce((sum, row) => sum + row.tables, 0)
  const lockedBooths = new Set(state.lockedBooths)
  const chosen = params.get('stan')
  const look = (booth: MapBooth): Required<Pick<BoothLook, 'filled' | 'note'>> & BoothLook => {
    const taken = load(booth.id)
    const lock = lockedBooths.has(booth.id) ? ' 🔒' : ''
    const base = { filled: taken / booth.capacity, note: `${taken}/${booth.capacity}${lock}` }
    if (booth.id === home || (!carried && chosen === booth.code))
      return { ...base, tone: 'selected' }
    const effect = effects.get(booth.id)
    if (!effect) return base
    if (effect.broken.length > 0 || lockedBooths.has(booth.id))
      return { ...base, note: '✕', tone: 'blocked' }
    return { ...base, note: totalText(effect), tone: 'target' }
  }
  const nameOf = (booth: MapBooth) => {
    const name = t('booths:map.boothName', {
      code: booth.code,
      taken: load(booth.id),
      capacity: booth.capacity,
    })
    const effect = effects.get(booth.id)
    return effect ? `${name}. ${effectText(effect)}` : name
  }
  /** While something is carried the arrows go from the best booth to the worst. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const here = document.activeElement?.getAttribute('data-booth')
    if (!carried || step === undefined || !here) return
    event.preventDefault()
    event.stopPropagation()
    const next = ranking[(ranking.indexOf(here) + step + ranking.length) % ranking.length]
    if (next) focusBooth(frame.current, next)
  }
  const drawBooth = (booth: MapBooth, zoneColour: number) => {
    const { filled, note, tone } = look(booth)
    return (
      <BoardBooth
        key={booth.id}
        booth={booth}
        zoneColour={zoneColour}
        filled={filled}
        note={note}
        tone={tone}
        name={nameOf(booth)}
        href={withParam(`?${params}`, 'stan', booth.code)}
        current={chosen === booth.code}
        hover={hover}
        onPress={press}
      />
    )
  }
  const open = ranking.filter((id) => effects.get(id)?.broken.length === 0 && !lockedBooths.has(id))
  // Moving and zooming the map asks for the booths again; they are made once for each state of the board.
  const drawings = new Map<string, ReturnType<typeof drawBooth>>()
  const drawOnce = (booth: MapBooth, zoneColour: number) => {
    const made = drawings.get(booth.id) ?? drawBooth(booth, zoneColour)
    drawings.set(booth.id, made)
    return made
  }
  return (
    <>
      <div ref={frame} className="scroll-mt-20" onKeyDownCapture={onKeyDown}>
        <MapFrame ground={floor.ground} label={t('booths:map.label')}>
          {(viewBox) => (
            <FloorMap
              {...floor}
              viewBox={viewBox}
              label={t('booths:map.drawing')}
              drawBooth={drawOnce}
            />
          )}
        </MapFrame>
      </div>
      <CarryTray best={open.slice(0, BEST_SHOWN)} onPress={press} onDropOut={onDropOut} />
      <Legend />
    </>
  )
}

function focusBooth(frame: HTMLElement | null, boothId: string): void {
  const link = frame?.querySelector(`[data-booth="${boothId}"]`)
  if (link instanceof SVGElement || link instanceof HTMLElement) link.focus()
}

/** Whoever picks up by the keyboard goes on at the best booth. */
function useFocusOnBest(
  frame: RefObject<HTMLDivElement>,
  carriedId: string | undefined,
  best: string | undefined,
): void {
  const latest = useRef(best)
  latest.current = best
  const known = best !== undefined
  useEffect(() => {
    const grip = document.activeElement
    if (!known || carriedId === undefined || grip?.id !== `carry-${carriedId}`) return
    if (!grip.matches(':focus-visible') || !latest.current) return
    focusBooth(frame.current, latest.current)
  }, [carriedId, known, frame])
}

/** Whoever picks up by a tap far below the map is brought to it. */
function useMapInView(frame: RefObject<HTMLDivElement>, wanted: boolean): void {
  useEffect(() => {
    const rect = frame.current?.getBoundingClientRect()
    if (!wanted || !rect) return
    const hidden = rect.bottom < window.innerHeight / 4 || rect.top > (window.innerHeight * 3) / 4
    if (hidden) frame.current?.scrollIntoView({ block: 'start' })
  }, [wanted, frame])
}

/** Booths by what they would bring: open ones first, the best first. */
function useRanking(): string[] {
  const { effects, weights } = useBoard()
  return useMemo(() => {
    const worth = [...effects].map(([id, effect]) => ({
      id,
      open: effect.broken.length === 0,
      points: weighedTotal(effect.parts, weights),
    }))
    worth.sort((a, b) => Number(b.open) - Number(a.open) || b.points - a.points)
    return worth.map(({ id }) => id)
  }, [effects, weights])
}

/** Who is being carried, what the booth under the pointer or the focus would mean, and where else it can go. */
function CarryTray({
  best,
  onPress,
  onDropOut,
}: Pick<Props, 'onPress' | 'onDropOut'> & {
  /** The booths that would gain most. */
  best: ReadonlyArray<string>
}) {
  const { t } = useTranslation(['plans', 'common'])
  const { carried, effects, codeOf, places, carry, mayDecide, hover } = useBoard()
  const boothId = useHovered(hover, ({ over, pointed }) =>
    over?.kind === 'booth' ? over.id : pointed,
  )
  const { effectText, totalText } = useEffectText()
  if (!carried) return null
  const home = places.get(carried.id)
  const effect = boothId === null ? undefined : effects.get(boothId)
  const text =
    boothId !== null && home === boothId
      ? t('plans:board.standsHere', { booth: codeOf.get(boothId) })
      : effect
        ? `${codeOf.get(boothId ?? '')}: ${effectText(effect)}`
        : t('plans:board.carryHint')
  return (
    <div className="fixed inset-x-3 bottom-[calc(5rem+var(--notices,0px))] z-40 mx-auto max-w-3xl rounded-card border border-accent bg-surface px-4 py-3 shadow-lift lg:bottom-[calc(1rem+var(--notices,0px))]">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 grow text-sm">
          {t('plans:board.carrying')} <strong className="break-words">{carried.name}</strong>
        </p>
        {home === undefined ? null : (
          <Button variant="secondary" size="sm" data-drop="out:" onClick={() => onDropOut('out')}>
            {t('plans:board.takeOut')}
          </Button>
        )}
        {mayDecide && carried.status !== 'waiting_list' ? (
          <Button variant="secondary" size="sm" data-drop="wait:" onClick={() => onDropOut('wait')}>
            {t('plans:board.wait')}
          </Button>
        ) : null}
        <Button variant="quiet" size="sm" onClick={() => carry(null)}>
          {t('common:cancel')}
        </Button>
      </div>
      <p className="mt-1.5 text-sm text-ink-soft" aria-live="polite">
        {text}
      </p>
      {best.length > 0 ? (
        <div className="mt-1.5 flex flex-wrap items-center gap-2 text-sm">
          <span className="text-ink-soft">{t('plans:board.best')}</span>
          {best.map((id) => {
            const bring = effects.get(id)
            const code = codeOf.get(id)
            return bring && code ? (
              <Button
                key={id}
                variant="secondary"
                size="sm"
                data-drop={dropName({ kind: 'booth', id })}
                onClick={() => onPress(id, code)}
              >
                {code} <span className="figures font-normal">{totalText(bring)}</span>
              </Button>
            ) : null
          })}
        </div>
      ) : null}
    </div>
  )
}

function Legend() {
  const { t } = useTranslation(['plans', 'booths'])
  const { data, carried } = useBoard()
  return (
    <div className="space-y-2 text-sm">
      <ul className="flex flex-wrap gap-x-5 gap-y-2" aria-label={t('booths:map.legend')}>
        {data.floor.zones.map((zone) => (
          <li key={zone.id} className="flex items-center gap-2">
            <ZoneSwatch colour={zone.colour} />
            {zone.code} · {zone.name}
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        {carried ? t('plans:board.legendCarry') : t('booths:map.legendLoad')}
      </p>
    </div>
  )
}
