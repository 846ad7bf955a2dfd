import { expect, test } from 'vitest'
import { backupName, findOldBackups } from './backup-files.ts'

test('backups are named by their moment, so that names sort like moments', () => {
  expect(backupName(new Date('2026-11-29T13:15:07.250Z'))).toBe('gelar-20261129T131507Z.tar')
})

test('the newest are kept, and what is no backup is left alone', () => {
  const names = [
    'gelar-20261129T000000Z.tar',
    'gelar-20261127T000000Z.tar',
    'notes.txt',
    'gelar-20261128T000000Z.tar',
    'gelar-old.tar',
  ]
  expect(findOldBackups(names, 2)).toEqual(['gelar-20261127T000000Z.tar'])
  expect(findOldBackups(names, 5)).toEqual([])
})
