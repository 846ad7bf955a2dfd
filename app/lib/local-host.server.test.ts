import { expect, test } from 'vitest'
import { isLocalHost, isLoopback } from './local-host.server.ts'

test.each([
  'localhost',
  '127.0.0.1',
  '192.168.1.5',
  '10.1.2.3',
  '172.31.0.1',
  '[::1]',
  '[fd00::5]',
  'gelar',
  'laptop.local',
])('%s is of this machine or network', (host) => {
  expect(isLocalHost(host)).toBe(true)
})

test.each(['gelar.example.id', '203.0.113.7', '172.32.0.1', '[2001:db8::1]', 'local.example'])(
  '%s can be anybody',
  (host) => {
    expect(isLocalHost(host)).toBe(false)
  },
)

test('only this machine is a loopback', () => {
  expect(['localhost', '127.0.0.1', '[::1]', '192.168.1.5', 'gelar'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
