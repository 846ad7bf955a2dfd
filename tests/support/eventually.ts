import { vi } from 'vitest'

/** How long a test waits for what must come, in milliseconds: so long that only what never comes is missed. */
export const PATIENCE_MS = 60_000

/** Tries a check until it passes, and answers what it says; fails as the check did last. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 20 })
}
