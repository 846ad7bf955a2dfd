/** Round steps for an axis from zero: at most `count` lines, the last one at or above the largest value. */
export function niceTicks(largest: number, count = 4): number[] {
  if (largest <= 0) return [0, 1]
  const rough = largest / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const whole = largest <= count ? Math.max(1, Math.ceil(step)) : step
  const last = Math.ceil(largest / whole - 1e-9)
  return Array.from({ length: last + 1 }, (_, index) => index * whole)
}

/** Keeps labels apart: every how many columns one is written. */
export function labelEvery(columns: number, room: number): number {
  return Math.max(1, Math.ceil(columns / room))
}

/** A figure short enough for SVG. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

export const chartFills = [
  'fill-chart-1',
  'fill-chart-2',
  'fill-chart-3',
  'fill-chart-4',
  'fill-chart-5',
  'fill-chart-6',
] as const

export const chartStrokes = [
  'stroke-chart-1',
  'stroke-chart-2',
  'stroke-chart-3',
  'stroke-chart-4',
  'stroke-chart-5',
  'stroke-chart-6',
] as const

/** The colour of the n-th series; they begin again after six, which no plot should need. */
export function seriesClass<const Names extends readonly [string, ...string[]]>(
  names: Names,
  index: number,
): string {
  return names[index % names.length] ?? names[0]
}
