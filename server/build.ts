import { resolve } from 'node:path'
import { ensureFreshBuild } from './fresh-build.ts'

await ensureFreshBuild(resolve(import.meta.dirname, '..'), (text) => console.log(text))
