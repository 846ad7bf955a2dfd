import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { createClient } from '../connect.server.ts'
import { addressOf, databaseWords } from './database-words.ts'

const name = `words_${randomBytes(6).toString('hex')}`

/** The address of the tests' database with something else in it. */
function addressWith(change: (url: URL) => void): string {
  const url = new URL(inject('adminUrl'))
  change(url)
  return url.href
}

/** What a command says that asks `statement` of a database. */
async function saidOf(url: string, statement = 'select 1'): Promise<string | undefined> {
  const client = createClient(url, { connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.query(statement)
    return undefined
  } catch (error) {
    return databaseWords(error, { setting: 'DATABASE_URL', address: addressOf(url) })
  } finally {
    await client.end().catch(() => {})
  }
}

describe('a command says in both languages what keeps it from its database', () => {
  test('a wrong password, a database that is not there, an address where none is', async () => {
    const wrong = await saidOf(addressWith((url) => Object.assign(url, { password: 'bukan-ini' })))
    expect(wrong).toMatch(/menolak peran atau kata sandinya.*\n.*refuses the role or its password/)
    expect(wrong).not.toContain('bukan-ini')
    const lost = await saidOf(addressWith((url) => Object.assign(url, { pathname: `/${name}` })))
    expect(lost).toMatch(/tidak ada\. .*\nThere is no database .*\n {2}database "words_/)
    const away = await saidOf(addressWith((url) => Object.assign(url, { port: '9' })))
    expect(away).toMatch(/tidak dapat dihubungi.*\n.*cannot be reached/)
  })

  test('a line that is not encrypted as asked for, and a missing right', async () => {
    const plain = await saidOf(addressWith((url) => url.searchParams.set('sslmode', 'require')))
    expect(plain).toMatch(/Sambungan terenkripsi.*\n.*no encrypted line/)
    const admin = new pg.Client({ connectionString: inject('adminUrl') })
    await admin.connect()
    try {
      await admin.query(`create role ${name} login password 'asing'`)
      const stranger = addressWith((url) =>
        Object.assign(url, { username: name, password: 'asing' }),
      )
      expect(await saidOf(stranger, 'create role another')).toMatch(/tidak berhak.*\n.*no right/)
      expect(await saidOf(stranger, 'select from nowhere')).toBeUndefined()
    } finally {
      await admin.query(`drop role if exists ${name}`)
      await admin.end()
    }
  })
})

test('an address is shown without its password', () => {
  expect(addressOf('postgres://me:p@ss@a:5433,b/gelar?sslmode=require')).toBe('a:5433,b/gelar')
  expect(addressOf('postgresql:///gelar?host=/run')).toBe('/gelar')
})

test('a migration that is refused ends with 1 and no stack', async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'db/commands/migrate.ts'],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: {
        ...process.env,
        GELAR_DATA_DIR: await makeScratchFolder('gelar-words-'),
        DATABASE_DIRECT_URL: '',
        DATABASE_URL: addressWith((url) => Object.assign(url, { password: 'bukan-ini' })),
      },
    },
  )
  expect(status).toBe(1)
  expect(stderr).toContain('menolak peran atau kata sandinya')
  expect(stderr).not.toMatch(/\n\s+at /)
})
