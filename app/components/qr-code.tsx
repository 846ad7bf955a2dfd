import { clsx } from 'clsx'
import type { QrShape } from '#app/lib/qr.server.ts'

type QrCodeProps = {
  /** From `qrShape(text)` in a loader. */
  shape: QrShape
  /** What the code is for, in words. */
  label: string
  className?: string
}

/** A QR code, dark on white in both schemes and with its quiet zone, so that every camera reads it. */
export function QrCode({ shape, label, className }: QrCodeProps) {
  const edge = shape.size + 8
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className={clsx('block aspect-square rounded-control', className ?? 'w-full max-w-80')}
    >
      <rect x="-4" y="-4" width={edge} height={edge} fill="#ffffff" />
      <path d={shape.path} fill="#0c0c1d" />
    </svg>
  )
}
