import { expect, test } from 'vitest'
import { findConcerns } from './find-concerns.ts'

const now = new Date('2026-11-29T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const GB = 1024 ** 3

const fine = {
  isDemonstration: false,
  settingProblems: 0,
  backup: { madeAt: ago(60) },
  files: { trouble: null, said: null, newestLost: false },
  disks: [{ folder: 'data' as const, freeBytes: 30 * GB, totalBytes: 100 * GB }],
  jobs: { oldestDueAt: ago(1), givenUp: 0 },
  mails: { failed: 0 },
  database: { connections: 12, mostConnections: 100 },
}

test('an installation that runs well needs nothing', () => {
  expect(findConcerns(fine, now)).toEqual([])
})

test('a backup that is missing or older than two days is asked for, except in the demonstration', () => {
  expect(findConcerns({ ...fine, backup: null }, now)).toEqual([{ kind: 'backupNever' }])
  const old = { madeAt: ago(49 * 60) }
  expect(findConcerns({ ...fine, backup: old }, now)).toEqual([{ kind: 'backupOld', ...old }])
  expect(findConcerns({ ...fine, backup: null, isDemonstration: true }, now)).toEqual([])
})

test('a disk is full when a tenth is left of it, or ten gigabytes of a large one', () => {
  const kinds = (freeBytes: number, totalBytes: number) =>
    findConcerns({ ...fine, disks: [{ folder: 'files', freeBytes, totalBytes }] }, now)
  expect(kinds(1 * GB, 20 * GB)).toEqual([{ kind: 'diskFull', folder: 'files', freeBytes: GB }])
  expect(kinds(3 * GB, 20 * GB)).toEqual([])
  expect(kinds(50 * GB, 1000 * GB)).toEqual([])
  expect(kinds(9 * GB, 1000 * GB)).toHaveLength(1)
})

test('work that waits too long or was given up is named, and so are mails and connections', () => {
  const troubled = {
    ...fine,
    jobs: { oldestDueAt: ago(6), givenUp: 2 },
    mails: { failed: 3 },
    database: { connections: 95, mostConnections: 100 },
  }
  expect(findConcerns(troubled, now)).toEqual([
    { kind: 'connectionsShort', connections: 95, mostConnections: 100 },
    { kind: 'jobsLate', since: ago(6) },
    { kind: 'jobsGivenUp', count: 2 },
    { kind: 'mailsFailed', count: 3 },
  ])
})

test('files that cannot be kept are told of with what the store says, and so is a picture that is gone', () => {
  const kinds = (
    files: typeof fine.files | { trouble: 'away' | 'full' | 'refused'; said: string },
  ) => findConcerns({ ...fine, files: { ...fine.files, ...files } }, now)
  expect(kinds({ trouble: 'full', said: 'ENOSPC' })).toEqual([
    { kind: 'filesFull', said: 'ENOSPC' },
  ])
  expect(kinds({ trouble: 'refused', said: 'AccessDenied' })).toMatchObject([
    { kind: 'filesRefused' },
  ])
  expect(kinds({ trouble: 'away', said: 'ECONNREFUSED' })).toMatchObject([{ kind: 'filesAway' }])
  expect(kinds({ ...fine.files, newestLost: true })).toEqual([{ kind: 'filesLost' }])
})

test('settings that are unsafe or missing are told in one, in the demonstration too', () => {
  const seen = { ...fine, settingProblems: 3, isDemonstration: true }
  expect(findConcerns(seen, now)).toEqual([{ kind: 'settings', count: 3 }])
})
