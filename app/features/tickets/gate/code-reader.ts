import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Reads the QR codes in a picture of the camera. */
export type CodeReader = { detect(video: HTMLVideoElement): Promise<Array<{ rawValue: string }>> }

type NativeDetector = {
  new (options: { formats: string[] }): CodeReader
  getSupportedFormats(): Promise<string[]>
}

function findNative(): NativeDetector | undefined {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  return isDetector(found) ? found : undefined
}

function isDetector(value: unknown): value is NativeDetector {
  return typeof value === 'function' && 'getSupportedFormats' in value
}

/** The phone's own reader where it has one, else the one in WebAssembly from our own address. */
export async function openCodeReader(): Promise<CodeReader> {
  const Native = findNative()
  const formats = await Native?.getSupportedFormats().catch((): string[] => [])
  if (Native && formats?.includes('qr_code')) return new Native({ formats: ['qr_code'] })
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) =>
        path.endsWith('.wasm') ? wasmUrl : prefix + path,
    },
  })
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** A code that stays before the camera is not read again before it has been away for this long. */
const HELD_MS = 3000

/** Lets a code through once, however long it is held. Times in milliseconds. */
export function createHoldFilter(heldMs: number = HELD_MS) {
  const lastSeen = new Map<string, number>()
  const isHeld = (code: string, now: number) => {
    const seen = lastSeen.get(code)
    return seen !== undefined && now - seen <= heldMs
  }
  return {
    /** Whether the code has just come before the camera. */
    isNew(code: string, now: number): boolean {
      const held = isHeld(code, now)
      lastSeen.set(code, now)
      for (const [other, at] of lastSeen) if (now - at > heldMs) lastSeen.delete(other)
      return !held
    },
    /** While nothing is taken: a code that is held stays held, a new one stays new. */
    hold(code: string, now: number): void {
      if (isHeld(code, now)) lastSeen.set(code, now)
    },
  }
}
