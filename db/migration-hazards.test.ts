import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { findHazards } from './migration-hazards.ts'

/** From this day on migrations meet databases in use. */
const SINCE = '20261130'

const folder = new URL('./migrations/', import.meta.url)
const newer = (await readdir(folder)).filter((name) => name >= SINCE).sort()

test('the newer migrations work beside the version before, and hold nobody up for long', async () => {
  const found = []
  for (const name of newer) {
    const hazards = findHazards(await readFile(new URL(name, folder), 'utf8'))
    found.push(...hazards.map((hazard) => `${name} ${hazard}`))
  }
  expect(found, 'see "Migrations beside a running older version" in docs/develop.md').toEqual([])
})

const migration = (sql: string) =>
  `export async function up(db) { await sql\`${sql}\`.execute(db) }`

test.each([
  ['drop table note', /takes away/],
  ['alter table scan drop column note', /takes away/],
  ['alter table scan drop note', /takes away/],
  ['drop function judge(uuid)', /takes away/],
  ['alter table scan rename column note to remark', /renames/],
  ['alter table scan rename to reading', /renames/],
  ["alter type device_kind rename value 'gate' to 'door'", /renames/],
  ['alter table scan alter column note type varchar(20)', /whole table/],
  ['alter table scan alter column note set not null', /refuses/],
  ['alter table scan alter note drop default', /refuses/],
  ['alter table scan add column note text not null', /refuses/],
  ['alter table scan add note text, add mark text not null', /refuses/],
  ['alter table scan add column mark uuid not null default gen_random_uuid()', /whole table/],
  ['alter table scan add constraint scan_note check (note is not null)', /not valid/],
  ['alter table scan add constraint scan_gate foreign key (gate_id) references gate', /not valid/],
  ['alter table scan add constraint scan_note_once unique (note)', /concurrently/],
  ['create index scan_note_idx on scan (note)', /concurrently/],
  ['create index concurrently scan_note_idx on scan (note)', /inSteps/],
  ["update scan set note = '' where note is null", /in steps/],
  ['delete from scan where note is null', /in steps/],
  ['lock table scan', /whole table/],
])('%s is refused', (sql, reason) => {
  expect(findHazards(migration(sql)).join('\n')).toMatch(reason)
})

test.each([
  'create table note (id uuid not null); create index note_id_idx on note (id); update note set id = id',
  'create table note (id uuid); alter table note add constraint note_id check (id is not null)',
  'alter table scan add column note text',
  'alter table scan add column counted boolean not null default false',
  'alter table scan add constraint scan_note check (note is not null) not valid',
  'alter table scan validate constraint scan_note',
  'alter table scan drop constraint scan_note',
  "alter type device_kind add value 'screen'",
  'create function f() returns trigger as $$ begin update scan set note = 1; delete from scan; end $$ language plpgsql',
  'drop trigger scan_seen on scan; create trigger scan_seen after insert on scan execute function f()',
  '-- safe: a dozen rows at most\n update venue set name = trim(name)',
])('%s is taken', (sql) => {
  expect(findHazards(migration(sql))).toEqual([])
})

test('an index is built beside running work by a migration in steps that waits for others', () => {
  const steps = `export const inSteps = true
    ${migration('set lock_timeout = 0')} ${migration('create index concurrently i on scan (note)')}`
  expect(findHazards(steps)).toEqual([])
})
