/** A QR code as a drawing: a square of `size` modules with its dark ones as one SVG path. */
export type QrShape = { size: number; path: string }

type Modules = { size: number; get(row: number, column: number): number | boolean }

/** Draws the modules of a code as one path, row by row. */
export function drawQr(modules: Modules): QrShape {
  const rows: string[] = []
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x += 1
      rows.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`)
    }
  }
  return { size: modules.size, path: rows.join('') }
}
