import { qrShape } from '#app/lib/qr.server.ts'

/** A QR code as one SVG path in a square of `modules` units. */
export function qrPath(text: string): { path: string; modules: number } {
  const { path, size } = qrShape(text)
  return { path, modules: size }
}
