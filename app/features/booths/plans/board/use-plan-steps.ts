import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { invertPlanStep, type PlanStep } from '../plan-step.ts'
import type { BoardState } from './board-data.server.ts'
import { fetchNews, postStep } from './plan-client.ts'
import { agreedState, applyPlanStep } from './plan-state.ts'
import {
  dropLatest,
  emptyStack,
  popDone,
  popUndone,
  pushStep,
  readStack,
  type UndoStack,
} from './undo-stack.ts'

type Pending = { id: number; step: PlanStep }
type Model = { confirmed: BoardState; pending: Pending[] }
type Event =
  | { type: 'asked'; pending: Pending }
  | { type: 'agreed'; pending: Pending; revision: string; byHand: string[] }
  | { type: 'refused'; pending: Pending }
  | { type: 'heard'; state: BoardState }

function without(model: Model, { id }: Pending): Pending[] {
  return model.pending.filter((other) => other.id !== id)
}

function reduce(model: Model, event: Event): Model {
  switch (event.type) {
    case 'asked':
      return { ...model, pending: [...model.pending, event.pending] }
    case 'agreed': {
      const confirmed = {
        ...agreedState(model.confirmed, event.pending.step, event.byHand),
        revision: event.revision,
      }
      return { confirmed, pending: without(model, event.pending) }
    }
    case 'refused':
      return { ...model, pending: without(model, event.pending) }
    case 'heard':
      return { ...model, confirmed: event.state }
  }
}

type Side = 'do' | 'undo' | 'redo'
export type StepResult = { side: Side; step: PlanStep; refused?: FormMessage }

type Options = {
  planId: string
  /** How the plan stood when the page was loaded. */
  loaded: BoardState
  stamp: string
  status: string
  /** The newest run of the solver and how it stands. */
  run: string | undefined
  /** Where steps are sent and news are asked for. */
  url: string
  onResult: (result: StepResult) => void
  /** The ground, the applications or the plan's own status have changed: the page must be asked anew. */
  onOutdated: () => void
}

/**
 * A plan that is changed step by step: seen at once, sent one after another, taken back with a message when the server
 * refuses. Every step can be undone and redone, also after a reload, without limit.
 */
export function usePlanSteps(options: Options) {
  const { planId, loaded } = options
  const [model, dispatch] = useReducer(reduce, { confirmed: loaded, pending: [] })
  const { stack, read: readUndo, change: setStack } = useUndoStack(planId)
  const latest = useRef({ options, model })
  latest.current = { options, model }
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const counter = useRef(0)

  // A new answer of the loader counts as news.
  useEffect(() => dispatch({ type: 'heard', state: loaded }), [loaded])

  const send = useCallback(
    async (pending: Pending, side: Side) => {
      const answer = await postStep(latest.current.options.url, planId, pending.step)
      const { onResult } = latest.current.options
      if ('refused' in answer) {
        dispatch({ type: 'refused', pending })
        onResult({ side, step: pending.step, refused: answer.refused })
        return answer.refused
      }
      dispatch({ type: 'agreed', pending, ...answer })
      onResult({ side, step: pending.step })
      return undefined
    },
    [planId],
  )
  const ask = useCallback((step: PlanStep): Pending => {
    counter.current += 1
    const pending = { id: counter.current, step }
    dispatch({ type: 'asked', pending })
    return pending
  }, [])

  const take = useCallback(
    (step: PlanStep) => {
      const pending = ask(step)
      line.current = line.current.then(async () => {
        if (!(await send(pending, 'do'))) setStack((before) => pushStep(before, step))
      })
    },
    [ask, send, setStack],
  )
  const travel = useCallback(
    (side: 'undo' | 'redo') => {
      line.current = line.current.then(async () => {
        const from = side === 'undo' ? 'done' : 'undone'
        const step = readUndo()[from].at(-1)
        if (!step) return
        const refused = await send(ask(side === 'undo' ? invertPlanStep(step) : step), side)
        if (!refused) setStack(side === 'undo' ? popDone : popUndone)
        // A lost connection is no reason to forget the step.
        else if (refused.key !== 'offline' && refused.key !== 'stepNotSaved')
          setStack((before) => dropLatest(before, from))
      })
    },
    [ask, send, readUndo, setStack],
  )

  const refresh = useCallback(async () => {
    const { options: now, model: seen } = latest.current
    if (seen.pending.length > 0) await line.current
    const { revision } = latest.current.model.confirmed
    const news = await fetchNews(now.url, planId, revision)
    if (news === undefined) return
    const outdated =
      news === 'gone' ||
      news.stamp !== now.stamp ||
      news.status !== now.status ||
      news.run !== (now.run ?? null)
    if (outdated) now.onOutdated()
    else if (news.state && latest.current.model.pending.length === 0)
      dispatch({ type: 'heard', state: news.state })
  }, [planId])

  const state = useMemo(
    () => model.pending.reduce((seen, { step }) => applyPlanStep(seen, step), model.confirmed),
    [model],
  )
  return {
    state,
    saving: model.pending.length > 0,
    take,
    undo: useCallback(() => travel('undo'), [travel]),
    redo: useCallback(() => travel('redo'), [travel]),
    undoable: stack.done.length,
    redoable: stack.undone.length,
    refresh,
  }
}

/** The stack of this tab, kept over reloads of the page. */
function useUndoStack(planId: string) {
  const [stack, setStack] = useState<UndoStack>(emptyStack)
  const current = useRef(stack)
  const key = `gelar-plan-${planId}`
  useEffect(() => {
    current.current = readStack(sessionStorage.getItem(key))
    setStack(current.current)
  }, [key])
  const read = useCallback(() => current.current, [])
  const change = useCallback(
    (next: (before: UndoStack) => UndoStack) => {
      current.current = next(current.current)
      setStack(current.current)
      sessionStorage.setItem(key, JSON.stringify(current.current))
    },
    [key],
  )
  return { stack, read, change }
}
