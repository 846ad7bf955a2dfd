import { useCallback, useEffect, useRef, useState } from 'react'
import type { PreviewAsked, PreviewTold } from './preview-worker.ts'

export type Preview =
  | { state: 'none' }
  | { state: 'running'; share: number }
  | { state: 'failed' }
  | { state: 'done'; places: Array<[string, string]>; bound: number }

/** A trial run of the solver beside the page. */
export function usePreview() {
  const [preview, set] = useState<Preview>({ state: 'none' })
  const worker = useRef<Worker | undefined>(undefined)
  const end = useCallback(() => {
    worker.current?.terminate()
    worker.current = undefined
  }, [])
  useEffect(() => end, [end])
  const start = useCallback(
    (asked: PreviewAsked) => {
      end()
      const started = new Worker(new URL('./preview-worker.ts', import.meta.url), {
        type: 'module',
      })
      worker.current = started
      started.onmessage = ({ data }: MessageEvent<PreviewTold>) => {
        if (data.kind === 'progress') return set({ state: 'running', share: data.share })
        set({ state: 'done', places: data.places, bound: data.bound })
        end()
      }
      started.onerror = () => {
        set({ state: 'failed' })
        end()
      }
      started.postMessage(asked)
      set({ state: 'running', share: 0 })
    },
    [end],
  )
  const discard = useCallback(() => {
    end()
    set({ state: 'none' })
  }, [end])
  return { preview, start, discard }
}
