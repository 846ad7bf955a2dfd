export type DayWindow = { days: string[]; earlier: string | undefined; later: string | undefined }

/**
 * At most `size` days with the chosen one near the front, where a phone shows it, and the next day before and after
 * them.
 */
export function dayWindow(days: ReadonlyArray<string>, chosen: string, size = 7): DayWindow {
  const at = Math.max(0, days.indexOf(chosen))
  const from = Math.max(0, Math.min(at - 1, days.length - size))
  return {
    days: days.slice(from, from + size),
    earlier: days[from - 1],
    later: days[from + size],
  }
}
