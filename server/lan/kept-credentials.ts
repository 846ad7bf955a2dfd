import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { namesOf } from './addresses.ts'
import {
  type Credential,
  makeAuthority,
  maySign,
  needsRenewal,
  outlivesACertificate,
  signServerCertificate,
} from './certificates.ts'

const AUTHORITY = 'authority.pem'
const SERVER = 'server.pem'

/** The authority that phones of the field trust, made once and kept in the folder. */
export async function keptAuthority(folder: string, now: Date): Promise<Credential> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readCredential(join(folder, AUTHORITY))
  if (kept && outlivesACertificate(kept, now)) return kept

  const title = `Gelar ${hostname().slice(0, 40)} ${randomBytes(2).toString('hex')}`
  const made = await makeAuthority(title, namesOf(hostname()), now)
  await writeCredential(join(folder, AUTHORITY), made, kept === undefined)
  // Another process may have been faster; phones trust one of the two only.
  const settled = await readCredential(join(folder, AUTHORITY))
  if (!settled) throw new Error(`${join(folder, AUTHORITY)} cannot be read.`)
  return settled
}

/** The addresses and names of this machine that its certificate is to be good for. */
export function hostsToServe(authority: Credential, addresses: ReadonlyArray<string>): string[] {
  const names = namesOf(hostname()).filter((name) => maySign(authority, name))
  return [...new Set([...addresses, '127.0.0.1', '::1', ...names])]
}

/** The certificate of the server for these hosts, signed anew when the kept one does not do any more. */
export async function keptServerCertificate(
  folder: string,
  authority: Credential,
  hosts: ReadonlyArray<string>,
  now: Date,
): Promise<Credential> {
  const kept = await readCredential(join(folder, SERVER))
  if (kept && !needsRenewal(kept, authority, hosts, now)) return kept
  const made = await signServerCertificate(authority, hosts, now)
  await writeCredential(join(folder, SERVER), made, false)
  return made
}

async function readCredential(file: string): Promise<Credential | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const [cert] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? []
  const [key] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? []
  if (cert && key) return { cert, key }
  throw new Error(
    `${file} rusak: kembalikan dari cadangan, atau hapus agar dibuat baru.
${file} is damaged: bring it back from a backup, or remove it to make a new one.`,
  )
}

/** Writes all or nothing, readable by the owner alone; `onlyNew` leaves a file alone that is there already. */
async function writeCredential(
  file: string,
  { cert, key }: Credential,
  onlyNew: boolean,
): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(beside, `${cert}\n${key}\n`, { mode: 0o600, flag: 'wx' })
  if (!onlyNew) return rename(beside, file)
  await link(beside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(beside)
}
