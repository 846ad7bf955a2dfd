import { execFile } from 'node:child_process'
import { chmod, chown, lstat, mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** How PostgreSQL's programs are started: a command in front of them, or another user. */
export type RunAs = {
  name: 'same-user' | 'user-namespace' | 'ambient-capabilities' | 'dropped-user'
  prefix: string[]
  identity: { uid?: number; gid?: number }
  /** Who must own the data folder; absent when files made by this process are right already. */
  owner?: { uid: number; gid: number }
}

const sameUser: RunAs = { name: 'same-user', prefix: [], identity: {} }

/** The program and arguments with which `command` is started in the given way. */
export function commandAs(as: RunAs, command: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...as.prefix, command, ...args]
  return [first ?? command, rest]
}

/**
 * Finds a way to run PostgreSQL, which refuses to run as root. As root, the ways are tried in turn:
 *  1. a user namespace, where root's own id carries another number but keeps root's right to its files;
 *  2. another user that is still allowed to pass through folders closed to it;
 *  3. another user without any such right, which needs a folder that everybody may enter.
 * `dataDir` and what is in it is handed over to the other user in the ways 2 and 3. `only` picks one way.
 */
export async function findRunAs(
  dataDir: string,
  programs: string[],
  only?: RunAs['name'],
): Promise<RunAs> {
  if (process.platform === 'win32' || process.geteuid?.() !== 0) return sameUser
  const other = await findOtherUser()
  const dropped = [`--reuid=${other.uid}`, `--regid=${other.gid}`, '--clear-groups']
  const capabilities = '+dac_override,+dac_read_search'
  const ways: RunAs[] = [
    {
      name: 'user-namespace',
      prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'],
      identity: {},
      owner: { uid: 0, gid: 0 },
    },
    {
      name: 'ambient-capabilities',
      prefix: [
        'setpriv',
        '--securebits=+no_setuid_fixup', // without it access(2) overlooks the capabilities
        ...dropped,
        `--inh-caps=${capabilities}`,
        `--ambient-caps=${capabilities}`,
        '--',
      ],
      identity: {},
      owner: other,
    },
    { name: 'dropped-user', prefix: [], identity: other, owner: other },
  ]
  const reasons: string[] = []
  for (const way of ways.filter((each) => !only || each.name === only)) {
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      if (way.owner) await chownTree(dataDir, way.owner)
      if (way.name === 'dropped-user') await chmod(dirname(dataDir), 0o711)
      await probe(way, dataDir, programs)
      return way
    } catch (error) {
      reasons.push(`${way.name}: ${firstLine(error)}`)
    }
  }
  throw new Error(
    'PostgreSQL tidak berjalan sebagai root. Jalankan Gelar sebagai pengguna biasa, atau dari folder yang boleh dimasuki ' +
      'semua pengguna, atau isi DATABASE_URL dengan alamat sebuah server PostgreSQL.\n' +
      `PostgreSQL does not run as root, and no way around was found (${reasons.join('; ')}). ` +
      'Start Gelar as an ordinary user, or from a folder that every user may enter, ' +
      'or point DATABASE_URL at a PostgreSQL server.',
  )
}

const PROBE = `
  const fs = require('node:fs')
  const [dir, ...programs] = process.argv.slice(1)
  if (process.geteuid() === 0) throw new Error('still root')
  if (fs.statSync(dir).uid !== process.geteuid()) throw new Error('the data folder belongs to another user')
  for (const program of programs) fs.accessSync(program, fs.constants.R_OK | fs.constants.X_OK)
  fs.rmdirSync(fs.mkdtempSync(dir + '/probe-'))
`

async function probe(way: RunAs, dataDir: string, programs: string[]) {
  const [command, args] = commandAs(way, process.execPath, ['-e', PROBE, dataDir, ...programs])
  await run(command, args, { ...way.identity, cwd: '/', timeout: 10_000 })
}

async function findOtherUser(): Promise<{ uid: number; gid: number }> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const rows = passwd.split('\n').map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody')
  const uid = Number(row?.[2])
  const gid = Number(row?.[3])
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65534, gid: 65534 }
}

async function chownTree(path: string, owner: { uid: number; gid: number }): Promise<void> {
  const found = await lstat(path)
  if (found.uid === owner.uid && found.gid === owner.gid && !found.isDirectory()) return
  if (found.isSymbolicLink()) return
  if (found.uid !== owner.uid || found.gid !== owner.gid) await chown(path, owner.uid, owner.gid)
  if (!found.isDirectory()) return
  for (const entry of await readdir(path)) await chownTree(join(path, entry), owner)
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const lines = text.split('\n').map((line) => line.trim())
  return lines.find((line) => line.startsWith('Error:')) ?? lines.at(1) ?? lines[0] ?? text
}
