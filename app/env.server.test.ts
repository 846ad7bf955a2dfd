import { expect, test } from 'vitest'
import { readEnv } from './env.server.ts'

/** What is said of wrong settings, by the variable that each line begins with. */
function refuse(source: Record<string, string>): string {
  try {
    readEnv({ NODE_ENV: 'test', ...source })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

const PASSWORD = 'rahasia-sekali'

test.each([
  ['PORT', 'abc', 'a whole number from 0 to 65535'],
  ['PORT', '70000', 'a whole number from 0 to 65535'],
  ['LAN_HTTP_PORT', '0', 'a whole number from 1 to 65535'],
  ['DATABASE_POOL_SIZE', '2.5', 'a whole number from 2 to 200'],
  ['GELAR_ORIGIN', 'gelar.example.id', 'https://'],
  ['GELAR_ORIGIN', 'gelar.example.id:3000', 'https://'],
  ['GELAR_S3_ENDPOINT', 's3.example.id', 'https://'],
  ['RESEND_BASE_URL', 'localhost:8080', 'https://'],
  ['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace, silent'],
  ['TRUST_PROXY', 'yes', '1, true, 0, false'],
])('%s=%s is refused with what was typed and what is wanted', (name, typed, wanted) => {
  const lines = refuse({ [name]: typed }).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^Setelan salah \/ Wrong settings/)
  expect(lines[1]).toContain(`${name}=${typed}: `)
  expect(lines[1]).toContain(wanted)
  expect(lines[1]).not.toMatch(/NaN|expected|Invalid|Too small/)
})

test.each([
  ['GELAR_SECRET', 'abc', 'openssl rand -hex 32'],
  ['GELAR_METRICS_TOKEN', 'short', 'openssl rand -hex 32'],
  ['DATABASE_URL', 'nonsense', 'postgres://'],
  ['DATABASE_URL', `mysql://gelar:${PASSWORD}@db/gelar`, 'postgres://'],
  ['DATABASE_DIRECT_URL', 'db.elsewhere.id', 'postgres://'],
  ['DATABASE_URL', `postgres://gelar:${PASSWORD}#@db/gelar`, '%23'],
])('%s is refused without showing what was typed (%s)', (name, typed, wanted) => {
  const [, line = ''] = refuse({ [name]: typed }).split('\n')
  expect(line).toContain(`${name}: `)
  expect(line).toContain(wanted)
  expect(line).not.toContain(PASSWORD)
  expect(line).not.toMatch(new RegExp(`\\b${typed}\\b`))
})

test('all wrong settings are told at once, one a line', () => {
  const said = refuse({ PORT: 'abc', GELAR_SECRET: 'abc', LOG_LEVEL: 'loud' })
  expect(said.split('\n')).toHaveLength(4)
})

test('several servers, sockets and passwords in an address of the database are taken', () => {
  for (const url of [
    'postgres://u:p@a,b/db?target_session_attrs=read-write',
    'postgresql://u:p@a:5432,b:5433/db',
    'postgres://gelar@/gelar?host=/var/run/postgresql',
    'postgres:///gelar',
    'postgres://gelar@%2Fvar%2Frun%2Fpostgresql/gelar',
    'postgres://gelar:a%23b%2F@[::1]:5432/gelar',
  ]) {
    expect(readEnv({ NODE_ENV: 'test', DATABASE_URL: url }).DATABASE_URL).toBe(url)
  }
})

test('an empty variable counts as absent', () => {
  const names = ['PORT', 'HOST', 'DATABASE_POOL_SIZE', 'MAIL_FROM', 'GELAR_DATA_DIR', 'TRUST_PROXY']
  const empty = Object.fromEntries(names.map((name) => [name, '']))
  expect(readEnv({ NODE_ENV: 'test', ...empty })).toEqual(readEnv({ NODE_ENV: 'test' }))
})
