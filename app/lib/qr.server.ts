import QRCode from 'qrcode'

/** A QR code as a drawing: a square of `size` modules with its dark ones as one SVG path. */
export type QrShape = { size: number; path: string }

/** Draws a text as QR code. Level M unless told; capitals and digits alone make the smallest code. */
export function qrShape(text: string, level: 'L' | 'M' | 'Q' | 'H' = 'M'): QrShape {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level })
  const rows: string[] = []
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x) === 0) continue
      const start = x
      while (x + 1 < modules.size && modules.get(y, x + 1) !== 0) x += 1
      rows.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`)
    }
  }
  return { size: modules.size, path: rows.join('') }
}
