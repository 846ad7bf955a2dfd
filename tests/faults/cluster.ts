import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The processes of a cluster: its postmaster first, then all that it has begun. */
export async function processesOf(clusterDir: string): Promise<number[]> {
  const note = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')
  const postmaster = Number(note.split('\n')[0])
  return [postmaster, ...(await childrenOf(postmaster))]
}

/** The processes that `parent` has begun, those alone whose command line has `word` in it. */
export async function childrenOf(parent: number, word = ''): Promise<number[]> {
  const children: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (command.includes(word)) children.push(Number(name))
  }
  return children
}

/** Sends a signal to processes; those that have just ended are none to miss. */
export function signal(pids: ReadonlyArray<number>, name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if (!(error instanceof Error && Reflect.get(error, 'code') === 'ESRCH')) throw error
    }
  }
}
