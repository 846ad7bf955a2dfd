import QRCode from 'qrcode'
import { drawQr, type QrShape } from './qr-shape.ts'

export type { QrShape } from './qr-shape.ts'

/** Draws a text as QR code. Level M unless told; capitals and digits alone make the smallest code. */
export function qrShape(text: string, level: 'L' | 'M' | 'Q' | 'H' = 'M'): QrShape {
  return drawQr(QRCode.create(text, { errorCorrectionLevel: level }).modules)
}
