import { expect, test } from 'vitest'
import { bindsToHttps } from './security-headers.server.ts'

test('a public name served over HTTPS is bound to it', () => {
  expect(bindsToHttps('https://gelar.example.id')).toBe(true)
})

test('an address of a local network, or a server without HTTPS, binds nobody', () => {
  for (const origin of [
    undefined,
    'http://gelar.example.id',
    'https://192.168.1.5:3000',
    'https://[fd00::2]:3000',
  ]) {
    expect(bindsToHttps(origin)).toBe(false)
  }
})
