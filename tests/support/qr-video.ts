import { writeFile } from 'node:fs/promises'
import QRCode from 'qrcode'

const WIDTH = 640
const HEIGHT = 480
const WHITE = 235
const BLACK = 16
const QUIET_ZONE = 4

/** Writes a video for the browser's fake camera in which each text is shown as a QR code for a second. */
export async function writeQrVideo(file: string, texts: ReadonlyArray<string>): Promise<void> {
  const framesPerSecond = 5
  const header = Buffer.from(
    `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`,
  )
  const frames = texts.flatMap((text) => {
    const frame = drawFrame(text)
    return Array.from({ length: framesPerSecond }, () => frame)
  })
  await writeFile(file, Buffer.concat([header, ...frames]))
}

/** One uncompressed frame: the code in the middle, black on white, as large as it fits. */
function drawFrame(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const scale = Math.floor(HEIGHT / (modules.size + 2 * QUIET_ZONE))
  const left = Math.floor((WIDTH - modules.size * scale) / 2)
  const top = Math.floor((HEIGHT - modules.size * scale) / 2)
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  for (let y = 0; y < modules.size * scale; y += 1) {
    for (let x = 0; x < modules.size * scale; x += 1) {
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) {
        luma[(top + y) * WIDTH + left + x] = BLACK
      }
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  return Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
}
