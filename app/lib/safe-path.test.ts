import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

test('a path of this site is kept with its query', () => {
  expect(safePath('/f/ippa/acara?hari=2#utama')).toBe('/f/ippa/acara?hari=2#utama')
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/f/..//evil.example',
  'javascript:alert(1)',
  '',
  null,
])('%s leads to the fallback', (wanted) => {
  expect(safePath(wanted, '/masuk')).toBe('/masuk')
})
