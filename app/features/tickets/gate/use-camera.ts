import { type RefObject, useEffect, useRef, useState } from 'react'
import { createHoldFilter, openCodeReader } from './code-reader.ts'

type CameraState = 'starting' | 'running' | 'refused' | 'absent' | 'failed'

/** Fifteen looks a second: as fast as a hand moves, easy on the battery. */
const LOOK_MS = 66

type UseCamera = {
  state: CameraState
  /** Undefined where the phone has no lamp to switch. */
  torch: { on: boolean; toggle: () => void } | undefined
}

/**
 * Runs the camera into the video and calls `onCode` for every code that comes before it; none while `paused`.
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onCode: (code: string) => void,
  paused: boolean,
): UseCamera {
  const [state, setState] = useState<CameraState>('starting')
  const [track, setTrack] = useState<MediaStreamTrack>()
  const [on, setOn] = useState(false)
  const latest = useRef({ onCode, paused })
  latest.current = { onCode, paused }

  useEffect(() => {
    const ended = new AbortController()
    const element = video.current
    if (element) {
      runCamera(element, latest, ended.signal, (found) => {
        setTrack(found)
        setState('running')
      }).catch((error: unknown) => {
        if (!ended.signal.aborted) setState(problemOf(error))
      })
    }
    return () => ended.abort()
  }, [video])

  const toggle = () => {
    const wanted = !on
    const lamp: MediaTrackConstraintSet & { torch: boolean } = { torch: wanted }
    track
      ?.applyConstraints({ advanced: [lamp] })
      .then(() => setOn(wanted))
      .catch(() => setTrack(undefined))
  }
  return { state, torch: track && hasTorch(track) ? { on, toggle } : undefined }
}

function hasTorch(track: MediaStreamTrack): boolean {
  return 'getCapabilities' in track && 'torch' in track.getCapabilities()
}

function problemOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent'
  return 'failed'
}

async function runCamera(
  video: HTMLVideoElement,
  latest: RefObject<{ onCode: (code: string) => void; paused: boolean }>,
  ended: AbortSignal,
  onRunning: (track: MediaStreamTrack | undefined) => void,
): Promise<void> {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (ended.aborted) return stop()
  ended.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  const reader = await openCodeReader()
  onRunning(stream.getVideoTracks()[0])
  const filter = createHoldFilter()
  while (!ended.aborted) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
      for (const { rawValue } of await reader.detect(video)) {
        if (!latest.current) return
        const { onCode, paused } = latest.current
        if (paused) filter.hold(rawValue, Date.now())
        else if (filter.isNew(rawValue, Date.now())) onCode(rawValue)
      }
    }
    await new Promise((done) => setTimeout(done, LOOK_MS))
  }
}
