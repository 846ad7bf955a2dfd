// @ts-check
import { register } from 'tsx/esm/api'

// A thread knows no TypeScript until it is told: then it is the same source that the server is built from.
register()

/** @param {import('./in-thread.ts').HeavyOrder} order */
export default async function run(order) {
  const { workInThread } = await import('./in-thread.ts')
  return workInThread(order)
}
