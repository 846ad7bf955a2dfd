import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrateToLatest } from './migrate.ts'

test('a role that does not own the database is told the statement that mends it, which does', async () => {
  const name = `refused_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  try {
    await admin.query(`create role ${name} login password 'asing'`)
    await admin.query(`create database ${name}`)
    const url = new URL(inject('adminUrl'))
    url.username = name
    url.password = 'asing'
    url.pathname = `/${name}`
    const owned = `ALTER DATABASE "${name}" OWNER TO "${name}";`

    await expect(migrateToLatest(url.href)).rejects.toThrow(owned)
    await admin.query(owned)
    expect(await migrateToLatest(url.href)).not.toHaveLength(0)
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`drop role if exists ${name}`)
    await admin.end()
  }
})
