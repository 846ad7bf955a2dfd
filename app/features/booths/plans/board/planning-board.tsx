import { useNavigate, useSearchParams } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDrag } from '#app/components/use-drag.ts'
import { useLiveSignal } from '#app/components/use-live.ts'
import { useQuietRefresh } from '#app/components/use-quiet-refresh.ts'
import { withParam } from '#app/components/with-param.ts'
import { evaluateMove, type HandMove as Gesture } from '#app/features/booths/allocation/moves.ts'
import type { Weights } from '#app/features/booths/allocation/problem.ts'
import { planStatePath } from '#app/lib/paths.ts'
import type { PlanReport } from '../plan-report.ts'
import { invertPlanStep } from '../plan-step.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import { movesOf } from '../reasons/effects.ts'
import { ApplicationPanel } from './application-panel.tsx'
import type { BoardData, BoardState } from './board-data.server.ts'
import { BoardList } from './board-list.tsx'
import { BoardMap } from './board-map.tsx'
import { BoardTable } from './board-table.tsx'
import { BoardToolbar } from './board-toolbar.tsx'
import { BoothPanel } from './booth-panel.tsx'
import { type DropTarget, readDropName } from './drop-target.ts'
import { useHovered } from './hover.ts'
import { useStepText } from './step-text.tsx'
import { SwapDialog } from './swap-dialog.tsx'
import {
  type Board as BoardModel,
  type BoardPlan,
  BoardProvider,
  useBoard,
  useBoardView,
} from './use-board.tsx'
import { type StepResult, usePlanSteps } from './use-plan-steps.ts'
import { useSameBoard } from './use-plan-worth.ts'
import { ValuePanel } from './value-panel.tsx'
import { WaitDialog } from './wait-dialog.tsx'

type Props = {
  event: { slug: string }
  plan: BoardPlan
  data: BoardData
  state: BoardState
  weights: Weights
  report: PlanReport | undefined
  mayChange: boolean
  mayDecide: boolean
  /** The newest run of the solver and how it stands. */
  run: string | undefined
}

export type Notice = { id: number; tone: 'good' | 'bad'; text: string }

/** The planning board of one plan. */
export function PlanningBoard(props: Props) {
  const { event, plan, mayChange, mayDecide, report } = props
  const { t } = useTranslation(['plans', 'errors'])
  const refresh = useQuietRefresh()
  const [params] = useSearchParams()
  const data = useSameBoard(props.data)
  const stepText = useStepText(data)
  const [notice, say] = useNotice()
  const [weights, setWeights] = useState(props.weights)
  const url = planStatePath(event)

  const onResult = ({ side, step, refused }: StepResult) => {
    if (refused) say('bad', t(`errors:${refused.key}`, refused.params))
    else
      say(
        'good',
        t(`plans:done.${side}`, { what: stepText(side === 'undo' ? invertPlanStep(step) : step) }),
      )
  }
  const steps = usePlanSteps({
    planId: plan.id,
    loaded: props.state,
    stamp: data.stamp,
    status: plan.status,
    run: props.run,
    url,
    onResult,
    onOutdated: refresh,
  })
  useLiveSignal(event.slug, steps.refresh, ['booths', 'applications'])
  const view = useBoardView(data, steps.state)

  const board: BoardModel = {
    ...view,
    data,
    plan,
    state: steps.state,
    weights,
    report,
    editable: mayChange && plan.status === 'draft',
    mayDecide,
    mayMakePlans: mayChange,
    take: steps.take,
    perform: (gesture) => {
      const moves = movesOf(view.places, gesture)
      view.carry(null)
      if (moves.length > 0) steps.take({ kind: 'moves', moves })
    },
  }
  const table = params.get('tampilan') === 'tabel'
  return (
    <BoardProvider board={board}>
      <BoardToolbar steps={steps} notice={notice} />
      {table ? <BoardTable /> : <Drawn say={say} saved={props.weights} setWeights={setWeights} />}
    </BoardProvider>
  )
}

function useNotice() {
  const counter = useRef(0)
  const [notice, set] = useState<Notice | undefined>(undefined)
  const say = useCallback((tone: Notice['tone'], text: string) => {
    counter.current += 1
    set({ id: counter.current, tone, text })
  }, [])
  return [notice, say] as const
}

type DrawnProps = {
  say: (tone: Notice['tone'], text: string) => void
  saved: Weights
  setWeights: (weights: Weights) => void
}

function Drawn({ say, saved, setWeights }: DrawnProps) {
  const board = useBoard()
  const { brokenText } = useEffectText()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [swapAt, setSwapAt] = useState<{ applicationId: string; boothId: string } | null>(null)
  const [waiting, setWaiting] = useState<string | null>(null)
  const search = `?${params}`

  /** Does what a drop means; says why when it cannot be. */
  const drop = (applicationId: string, target: DropTarget) => {
    if (target.kind === 'wait') {
      board.carry(null)
      setWaiting(applicationId)
      return
    }
    const gesture: Gesture =
      target.kind === 'out'
        ? { kind: 'take-out', applicationId }
        : target.kind === 'booth'
          ? { kind: 'place', applicationId, boothId: target.id }
          : { kind: 'swap', applicationId, otherId: target.id }
    const effect = evaluateMove(board.worth.scored, gesture)
    if (!effect || effect.broken.length === 0) return board.perform(gesture)
    board.carry(null)
    const rules = effect.broken.flatMap((row) => row.rules)
    const crowded = rules.every((rule) => rule === 'full' || rule === 'power-taken')
    const members = target.kind === 'booth' ? (board.membersOf.get(target.id) ?? []) : []
    if (crowded && members.some((row) => board.lockOf(row) === undefined))
      setSwapAt({ applicationId, boothId: target.id })
    else say('bad', brokenText(effect))
  }
  const ghost = useRef<HTMLDivElement>(null)
  const drag = useDrag({
    onStart: board.carry,
    onCarry: (_id, { x, y }) =>
      ghost.current?.style.setProperty('transform', `translate(${x + 12}px, ${y + 12}px)`),
    onOver: (name) => board.hover.setOver(readDropName(name)),
    onDrop: (applicationId, name) => {
      const target = readDropName(name)
      board.hover.setOver(null)
      if (target && !(target.kind === 'application' && target.id === applicationId))
        drop(applicationId, target)
      else board.carry(null)
    },
  })

  // Escape lets go, whatever has the focus.
  const { carried, carry } = board
  useEffect(() => {
    if (!carried) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      carry(null)
      document.getElementById(`carry-${carried.id}`)?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [carried, carry])

  const booth = board.data.floor.booths.find((row) => row.code === params.get('stan'))
  const chosen = board.byId.get(params.get('pilih') ?? '')
  const openBooth = (code: string) =>
    navigate(withParam(search, 'stan', code), { replace: true, preventScrollReset: true })
  return (
    <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_25rem]">
      <div className="min-w-0 space-y-4">
        <BoardMap
          dragging={drag.dragging !== null}
          onPress={(boothId, code) => {
            if (board.carried) drop(board.carried.id, { kind: 'booth', id: boothId })
            else openBooth(code)
          }}
          onDropOut={(kind) => board.carried && drop(board.carried.id, { kind, id: '' })}
        />
      </div>
      <div className="min-w-0 space-y-5">
        {chosen ? (
          <ApplicationPanel
            key={chosen.id}
            application={chosen}
            targetBoothId={booth?.id}
            onWait={() => setWaiting(chosen.id)}
          />
        ) : null}
        {booth ? <BoothPanel key={booth.id} booth={booth} beginDrag={drag.begin} /> : null}
        <BoardList
          beginDrag={drag.begin}
          onSwap={(otherId) =>
            board.carried && drop(board.carried.id, { kind: 'application', id: otherId })
          }
        />
        <ValuePanel saved={saved} setWeights={setWeights} />
      </div>
      {drag.dragging ? <Ghost ghost={ghost} /> : null}
      {swapAt ? <SwapDialog {...swapAt} close={() => setSwapAt(null)} /> : null}
      {waiting ? <WaitDialog applicationId={waiting} close={() => setWaiting(null)} /> : null}
    </div>
  )
}

/** What is being carried, beside the pointer, with what the place under it would mean. */
function Ghost({ ghost }: { ghost: RefObject<HTMLDivElement> }) {
  const { carried, effects, worth, hover } = useBoard()
  const over = useHovered(hover, (now) => now.over)
  const { effectText } = useEffectText()
  if (!carried) return null
  const effect =
    over?.kind === 'booth'
      ? effects.get(over.id)
      : over?.kind === 'application'
        ? evaluateMove(worth.scored, {
            kind: 'swap',
            applicationId: carried.id,
            otherId: over.id,
          })
        : undefined
  return (
    <div
      ref={ghost}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-72 rounded-control border border-line-strong bg-surface px-3 py-2 text-sm shadow-lift"
    >
      <p className="font-semibold">{carried.name}</p>
      {effect ? <p className="mt-0.5 text-ink-soft">{effectText(effect)}</p> : null}
    </div>
  )
}
