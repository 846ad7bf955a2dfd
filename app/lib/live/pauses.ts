/** How long to wait after so many failures in a row: longer each time, and never all at the same moment. */
export function pauseAfter(failures: number, chance = Math.random()): number {
  return Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.5 + chance)
}
