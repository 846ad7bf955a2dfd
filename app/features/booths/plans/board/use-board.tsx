import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useMemo,
  useState,
} from 'react'
import type { HandMove as Gesture, MoveEffect } from '#app/features/booths/allocation/moves.ts'
import type { Weights } from '#app/features/booths/allocation/problem.ts'
import type { Places } from '../moves.ts'
import type { PlanReport } from '../plan-report.ts'
import type { PlanStep } from '../plan-step.ts'
import { effectsByBooth } from '../reasons/effects.ts'
import type { BoardApplication, BoardData, BoardState } from './board-data.server.ts'
import { Hover } from './hover.ts'
import { type PlanWorth, usePlanWorth } from './use-plan-worth.ts'

export type BoardPlan = {
  id: string
  number: number
  status: 'draft' | 'published' | 'superseded'
}
type LockReason = 'placement' | 'booth' | 'kanwil'

export type Board = {
  data: BoardData
  plan: BoardPlan
  state: BoardState
  weights: Weights
  report: PlanReport | undefined
  /** Whether this reader may change this plan. */
  editable: boolean
  mayDecide: boolean
  /** Whether this reader may make plans of this festival at all. */
  mayMakePlans: boolean
  places: Places
  byId: ReadonlyMap<string, BoardApplication>
  codeOf: ReadonlyMap<string, string>
  membersOf: ReadonlyMap<string, ReadonlyArray<BoardApplication>>
  worth: PlanWorth
  /** The application that is being carried, with what each booth would bring; that follows a moment later. */
  carried: BoardApplication | undefined
  effects: ReadonlyMap<string, MoveEffect>
  carry: (applicationId: string | null) => void
  /** What the pointer is over. */
  hover: Hover
  /** What holds an application where it is; undefined when it may be moved. */
  lockOf: (application: BoardApplication) => LockReason | undefined
  take: (step: PlanStep) => void
  /** Does a gesture, or answers that it may not be done. */
  perform: (gesture: Gesture) => void
}

const Context = createContext<Board | undefined>(undefined)

/** The board around this component. */
export function useBoard(): Board {
  const board = useContext(Context)
  if (!board) throw new Error('there is no board around this component')
  return board
}

export function BoardProvider({ board, children }: { board: Board; children: ReactNode }) {
  return <Context.Provider value={board}>{children}</Context.Provider>
}

const noEffects: ReadonlyMap<string, MoveEffect> = new Map()

/** Everything that follows from a plan's state and its ground, computed where it is looked at. */
export function useBoardView(
  data: BoardData,
  state: BoardState,
): Pick<
  Board,
  | 'places'
  | 'byId'
  | 'codeOf'
  | 'membersOf'
  | 'worth'
  | 'carried'
  | 'effects'
  | 'carry'
  | 'lockOf'
  | 'hover'
> {
  const places = useMemo(() => new Map(state.places), [state.places])
  const byId = useMemo(() => new Map(data.applications.map((row) => [row.id, row])), [data])
  const codeOf = useMemo(
    () => new Map(data.floor.booths.map((booth) => [booth.id, booth.code])),
    [data],
  )
  const membersOf = useMemo(() => {
    const members = new Map<string, BoardApplication[]>()
    for (const row of data.applications) {
      const boothId = places.get(row.id)
      if (boothId === undefined) continue
      const here = members.get(boothId)
      if (here) here.push(row)
      else members.set(boothId, [row])
    }
    return members
  }, [data, places])
  const worth = usePlanWorth(data, places)
  const [carriedId, carry] = useState<string | null>(null)
  const [hover] = useState(() => new Hover())
  const carried = carriedId === null ? undefined : byId.get(carriedId)
  // Picked up at once; hundreds of booths say what they would bring as soon as they are drawn.
  const weighed = useDeferredValue(carried)
  const weighedEffects = useMemo(
    () => (weighed ? effectsByBooth(worth.scored, weighed.id) : noEffects),
    [worth, weighed],
  )
  const effects = carried && weighed !== carried ? noEffects : weighedEffects
  const lockOf = useMemo(() => {
    const locked = new Set(state.locked)
    const booths = new Set(state.lockedBooths)
    const kanwil = new Set(state.lockedKanwil)
    return (row: BoardApplication): LockReason | undefined => {
      const boothId = places.get(row.id)
      if (boothId === undefined) return undefined
      if (locked.has(row.id)) return 'placement'
      if (booths.has(boothId)) return 'booth'
      return row.kanwilCode !== null && kanwil.has(row.kanwilCode) ? 'kanwil' : undefined
    }
  }, [state, places])
  return { places, byId, codeOf, membersOf, worth, carried, effects, carry, lockOf, hover }
}
