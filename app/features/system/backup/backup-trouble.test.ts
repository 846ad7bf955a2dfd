import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { BackupTrouble, backupTroubleOf } from './backup-trouble.ts'

const failed = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )

test('each ordinary trouble is a sentence with its path in both languages', async () => {
  const folder = await makeScratchFolder('gelar-trouble-')
  const file = `${folder}/a-file`
  await writeFile(file, '')
  const told = async (work: Promise<unknown>, place: string) =>
    String(backupTroubleOf(await failed(work), place))
  const lost = `${folder}/lost.tar`
  expect(await told(readFile(lost), lost)).toMatch(/lost\.tar tidak ada.*\n.*does not exist/)
  expect(await told(readFile(folder), folder)).toMatch(/adalah folder.*\n.*is a folder/)
  expect(await told(mkdir(file), file)).toMatch(/a-file bukan folder.*\n.*is not a folder/)
  expect(await told(mkdtemp(`${file}/.backup-`), file)).toMatch(/a-file bukan folder/)
  expect(await told(writeFile('/dev/full', 'x'), '/dev')).toMatch(/Disk penuh di \/dev\..*\n.*full/)
})

test('a disk that may not be written and a full database are told; a bug stays what it is', () => {
  const coded = (code: string) => Object.assign(new Error('raw'), { code })
  expect(String(backupTroubleOf(coded('EROFS'), '/srv'))).toMatch(/\/srv tidak boleh.*\n.*may not/)
  expect(String(backupTroubleOf(coded('53100'), '/srv'))).toMatch(/Disk basis data penuh/)
  expect(String(backupTroubleOf(coded('ECONNREFUSED'), '/srv'))).toMatch(/cannot be reached/)
  const bug = new TypeError('a bug')
  expect(backupTroubleOf(bug, '/srv')).toBe(bug)
  const known = new BackupTrouble('rusak', 'damaged')
  expect(backupTroubleOf(known, '/srv')).toBe(known)
})
