import type { Limiter } from '#app/lib/limits/limiter.server.ts'
import { type LimitName, limits } from '#app/lib/limits/limits.ts'

/** Lets everything through. */
export const unlimited: Limiter = {
  count: async () => ({ allowed: true }),
  forgive: async () => {},
}

/** Counts in memory, for ever: no time passes. */
export function countingLimiter(): Limiter {
  const counted = new Map<string, number>()
  const add = (name: LimitName, of: string, by: number) => {
    const sum = (counted.get(`${name} ${of}`) ?? 0) + by
    counted.set(`${name} ${of}`, sum)
    return sum
  }
  return {
    async count([name, of]) {
      const allowed = add(name, of, 1) <= limits[name].points
      return allowed ? { allowed } : { allowed, retryAfterSeconds: limits[name].seconds }
    },
    async forgive([name, of]) {
      add(name, of, -1)
    },
  }
}
