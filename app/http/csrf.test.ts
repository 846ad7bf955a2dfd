import { expect, test } from 'vitest'
import { isOwnRequest } from './csrf.server.ts'

function post(path: string, headers: Record<string, string>) {
  return new Request(`http://gelar.test${path}`, { method: 'POST', headers })
}
const hosts = ['gelar.test']

test('reading is never refused', () => {
  const request = new Request('http://gelar.test/', { headers: { 'Sec-Fetch-Site': 'cross-site' } })
  expect(isOwnRequest(request, hosts)).toBe(true)
})

test('a form of our own page is taken, one of another site or a sister site is not', () => {
  expect(isOwnRequest(post('/', { 'Sec-Fetch-Site': 'same-origin' }), hosts)).toBe(true)
  expect(isOwnRequest(post('/', { 'Sec-Fetch-Site': 'same-site' }), hosts)).toBe(false)
  expect(isOwnRequest(post('/', { 'Sec-Fetch-Site': 'cross-site' }), hosts)).toBe(false)
})

test('an older browser is judged by the origin it tells', () => {
  expect(isOwnRequest(post('/', { Origin: 'https://gelar.test' }), hosts)).toBe(true)
  expect(isOwnRequest(post('/', { Origin: 'https://gelar.test.evil.example' }), hosts)).toBe(false)
  expect(isOwnRequest(post('/', { Origin: 'null' }), hosts)).toBe(false)
  expect(isOwnRequest(post('/', {}), hosts)).toBe(false)
})

test('a device needs no origin as long as it sends no cookie', () => {
  const bearer = { Authorization: 'Bearer x' }
  expect(isOwnRequest(post('/api/v1/scans', bearer), hosts)).toBe(true)
  expect(isOwnRequest(post('/api/v1/scans', { ...bearer, Cookie: 'a=b' }), hosts)).toBe(false)
  expect(isOwnRequest(post('/panitia', bearer), hosts)).toBe(false)
})
