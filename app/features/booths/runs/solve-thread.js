// @ts-check
import { register } from 'tsx/esm/api'

// A thread knows no TypeScript until it is told: then it is the same source that the server is built from.
register()
await import('./solve-worker.ts')
