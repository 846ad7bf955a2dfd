type DrawnFloor = {
  ground: { widthM: number; depthM: number }
  booths: ReadonlyArray<{ id: string; xM: number; yM: number; widthM: number; depthM: number }>
}

/** Metres across that are readable on a phone. */
const ACROSS_M = 60
const ASPECT = 0.8

/** The part of the ground around a booth, as the view box of its drawing; all of it when the booth is gone. */
export function viewNear(
  { ground, booths }: DrawnFloor,
  boothId: string | null,
): string | undefined {
  const booth = booths.find(({ id }) => id === boothId)
  if (!booth) return undefined
  const width = Math.min(ACROSS_M, ground.widthM + 2)
  const depth = Math.min(width * ASPECT, ground.depthM + 2)
  const start = (middle: number, size: number, end: number) =>
    Math.max(-1, Math.min(middle - size / 2, end + 1 - size))
  const x = start(booth.xM + booth.widthM / 2, width, ground.widthM)
  const y = start(booth.yM + booth.depthM / 2, depth, ground.depthM)
  return `${x} ${y} ${width} ${depth}`
}
