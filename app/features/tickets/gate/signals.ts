export type SignalTone = 'good' | 'warn' | 'bad' | 'info'

let context: AudioContext | undefined

/** Browsers let a page sound only after somebody has pressed something: call it then. */
export function allowSound(): void {
  context ??= new AudioContext()
  void context.resume()
}

/** Two rising tones mean let in, one low rough tone means hold back, so that nobody has to look. */
const tunes: Record<
  SignalTone,
  Array<{ hertz: number; seconds: number; shape: OscillatorType }>
> = {
  good: [
    { hertz: 880, seconds: 0.09, shape: 'sine' },
    { hertz: 1320, seconds: 0.16, shape: 'sine' },
  ],
  info: [{ hertz: 660, seconds: 0.1, shape: 'sine' }],
  warn: [
    { hertz: 440, seconds: 0.14, shape: 'square' },
    { hertz: 440, seconds: 0.14, shape: 'square' },
  ],
  bad: [{ hertz: 150, seconds: 0.45, shape: 'sawtooth' }],
}

const buzzes: Record<SignalTone, number[]> = {
  good: [60],
  info: [40],
  warn: [120, 80, 120],
  bad: [350],
}

/** Says a verdict by sound and vibration, where the phone can. */
export function signal(tone: SignalTone): void {
  navigator.vibrate?.(buzzes[tone])
  if (context?.state !== 'running') return
  let at = context.currentTime
  for (const { hertz, seconds, shape } of tunes[tone]) {
    const gain = new GainNode(context, { gain: 0.25 })
    gain.gain.setTargetAtTime(0, at + seconds * 0.7, 0.02)
    const voice = new OscillatorNode(context, { frequency: hertz, type: shape })
    voice.connect(gain).connect(context.destination)
    voice.start(at)
    voice.stop(at + seconds)
    at += seconds + 0.03
  }
}
