import { expect, test } from 'vitest'
import { dueOfAnswer, dueOfLetter, mayStillAnswer } from './answer-due.ts'
import { letterFileName, letterReference, usualLetterCode } from './letter-number.ts'
import { viewNear } from './view-near.ts'

test.each([
  [12, 'IPPA', '2026-11-22', '012/IPPA/XI/2026'],
  [1, 'GALERI', '2027-01-01', '001/GALERI/I/2027'],
  [1204, 'IPPA', '2026-12-31', '1204/IPPA/XII/2026'],
])('letter %i of %s on %s is %s', (number, code, on, reference) => {
  expect(letterReference(number, code, on)).toBe(reference)
})

test.each([
  ['IPPA Fest 2026', 'IPPA'],
  ['  “Gelar” Kriya', 'GELAR'],
  ['Fêstival', 'FESTIVAL'],
  ['—', 'GELAR'],
])('the code of %s is %s', (name, code) => {
  expect(usualLetterCode(name)).toBe(code)
})

test('the file of a letter is named without strokes', () => {
  expect(letterFileName('012/IPPA/XI/2026')).toBe('Surat-012-IPPA-XI-2026.pdf')
})

test('a letter asks for an answer by the festival’s day, and gives late ones three days', () => {
  expect(dueOfLetter('2026-12-01', '2026-11-20')).toBe('2026-12-01')
  expect(dueOfLetter('2026-12-01', '2026-11-30')).toBe('2026-12-03')
  expect(dueOfLetter('2026-12-01', '2026-12-20')).toBe('2026-12-23')
  expect(dueOfLetter(null, '2026-11-20')).toBeNull()
})

test('a day that is put off holds for letters already sent, an earlier one does not', () => {
  expect(dueOfAnswer('2026-12-01', '2026-12-05')).toBe('2026-12-05')
  expect(dueOfAnswer('2026-12-01', '2026-11-25')).toBe('2026-12-01')
  expect(dueOfAnswer('2026-12-01', null)).toBeNull()
})

test('the last day of answering ends by the clock of the venue', () => {
  const jayapura = 'Asia/Jayapura'
  expect(mayStillAnswer('2026-12-01', jayapura, new Date('2026-12-01T14:59:59Z'))).toBe(true)
  expect(mayStillAnswer('2026-12-01', jayapura, new Date('2026-12-01T15:00:00Z'))).toBe(false)
  expect(mayStillAnswer(null, jayapura, new Date('2030-01-01T00:00:00Z'))).toBe(true)
})

test('the map of a letter shows the booth and its neighbourhood, and never leaves the ground', () => {
  const booth = { id: 'b', xM: 116, yM: 2, widthM: 4, depthM: 3 }
  const of = (ground: { widthM: number; depthM: number }) =>
    viewNear({ ground, booths: [booth] }, 'b')
      ?.split(' ')
      .map(Number)

  expect(of({ widthM: 120, depthM: 80 })).toEqual([61, -1, 60, 48])
  expect(viewNear({ ground: { widthM: 120, depthM: 80 }, booths: [booth] }, null)).toBeUndefined()
})
