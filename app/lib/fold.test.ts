import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('case, gaps, signs and accents make no difference', () => {
  const written = ['IPPA Fest', 'IPPAFest', 'ippa-fest', ' Íppa fèst! ']

  expect([...new Set(written.map(fold))]).toEqual(['ippafest'])
  expect(fold(' ?! ')).toBe('')
})
