import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '#app/env.server.ts'

const name = 'gelar_dikenal'
const YEAR_SECONDS = 365 * 86_400
/** Accounts that one browser is remembered for, as in an office. */
const ACCOUNTS = 5

let key: Buffer | undefined

function markOf(device: string, account: string): string {
  key ??= Buffer.from(hkdfSync('sha256', env.GELAR_SECRET ?? '', '', 'gelar known devices 1', 32))
  return createHmac('sha256', key).update(`${device}\n${account.toLowerCase()}`).digest('base64url')
}

function isMark(given: string, device: string, account: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(markOf(device, account))]
  return a.length === b.length && timingSafeEqual(a, b)
}

type Entry = [device: string, mark: string]

function readEntries(headers: Headers): Entry[] {
  const value = new RegExp(`(?:^|;\\s*)${name}=([\\w.~-]{1,600})(?:;|$)`).exec(
    headers.get('Cookie') ?? '',
  )?.[1]
  return (value ?? '').split('~').flatMap((entry): Entry[] => {
    const [device, mark] = entry.split('.')
    return device && mark ? [[device, mark]] : []
  })
}

/**
 * What this device is called where it has signed in to the account before; undefined for any other. It opens nothing: it
 * only lets wrong passwords of strangers be counted apart from those of whoever has been in.
 */
export function findKnownDevice(headers: Headers, account: string): string | undefined {
  return readEntries(headers).find(([device, mark]) => isMark(mark, device, account))?.[0]
}

/** The `Set-Cookie` value that lets this device be known for the account; undefined when it is already. */
export function rememberDevice(headers: Headers, account: string): string | undefined {
  if (findKnownDevice(headers, account)) return undefined
  const device = randomBytes(16).toString('base64url')
  const others = readEntries(headers).slice(-(ACCOUNTS - 1))
  const value = [...others, [device, markOf(device, account)]]
    .map((entry) => entry.join('.'))
    .join('~')
  return `${name}=${value}; Path=/masuk; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax`
}
