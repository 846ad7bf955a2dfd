let audio: AudioContext | undefined

function tone(at: number, hertz: number, seconds: number): void {
  if (!audio) return
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0.12, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}

/** Two rising tones and a short shake: a sale is safe on the phone. Call it from a press. */
export function cheer(): void {
  navigator.vibrate?.([60, 40, 60])
  try {
    audio ??= new AudioContext()
    tone(audio.currentTime, 660, 0.12)
    tone(audio.currentTime + 0.11, 990, 0.18)
  } catch {
    // A phone without sound sells all the same.
  }
}
