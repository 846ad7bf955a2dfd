import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the project: pages run from their build, threads from the sources beside it. */
export function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'app', 'lib', 'heavy', 'heavy-thread.js'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('The sources of the project are not beside its build.')
    folder = above
  }
  return folder
}
