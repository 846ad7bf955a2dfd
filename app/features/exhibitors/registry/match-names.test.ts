import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST_SCORE, scoreMatch, wordSimilarity } from './match-names.ts'

const found = (asked: string, key: string) => scoreMatch(asked, key) >= LEAST_SCORE

describe('how well a name answers what was asked', () => {
  test.each([
    ['tanjung redep', 'rutan kelas iib tanjung redeb'],
    ['tanjungredeb', 'rutan kelas iib tanjung redeb'],
    ['kerobakan', 'lapas kelas iia kerobokan'],
    ['kerob', 'lapas kelas iia kerobokan'],
    ['garut rutan', 'rutan kelas iib garut'],
    ['lapas kelas iia kerobokan', 'lapas perempuan kelas iia kerobokan'],
    ['ippa fest', 'ippafest'],
    ['yogjakarta', 'lapas kelas iia yogyakarta'],
  ])('%s finds %s', (asked, key) => {
    expect(found(asked, key)).toBe(true)
  })

  test.each([
    ['kerobokan', 'lapas kelas iia tangerang'],
    ['lapas kelas iia kerobokan', 'lapas kelas iia tangerang'],
    ['kopi', 'rutan kelas iib garut'],
  ])('%s does not find %s', (asked, key) => {
    expect(found(asked, key)).toBe(false)
  })

  test('the very name comes first, then the one with all words, then the one like it', () => {
    const keys = [
      'rutan kelas iib tanjung redeb',
      'lapas kelas iib tanjung pandan',
      'rutan kelas i tanjung redeb timur',
    ]
    const asked = 'rutan kelas iib tanjung redeb'
    expect(keys.toSorted((a, b) => scoreMatch(asked, b) - scoreMatch(asked, a))).toEqual([
      keys[0],
      keys[2],
      keys[1],
    ])
  })

  test('is between nothing and all, and all only for the very name', () => {
    const key = fc
      .array(fc.stringMatching(/^[a-z0-9]{1,9}$/), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(key, key, (asked, name) => {
        const score = scoreMatch(asked, name)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(score === 1).toBe(asked === name)
        expect(scoreMatch(name, name)).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  test('likeness of words is the same both ways', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(wordSimilarity(one, other)).toBe(wordSimilarity(other, one))
      }),
      { numRuns: 200 },
    )
  })
})
