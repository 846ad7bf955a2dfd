import { expect, test } from 'vitest'
import { maskPath } from './masked-path.ts'

test.each([
  ['/', '/'],
  ['/f/ippa-fest-2026/acara', '/f/ippa-fest-2026/acara'],
  ['/tiket/AB12CD', '/tiket/*'],
  ['/tiket/AB12CD.png', '/tiket/*.png'],
  ['/tiket/AB12CD/ubah', '/tiket/*/ubah'],
  ['/masuk?email=a@b.id', '/masuk'],
  ['/api/auth/reset-password/x1', '/api/auth/reset-password/*'],
  ['/x/Zk3v9QmB7tYw2LpR8sNc4HdJ', '/x/*'],
  [
    '/panitia/f/permohonan/0197c6a4-91b2-7c3e-8f5a-1b2c3d4e5f60',
    '/panitia/f/permohonan/0197c6a4-91b2-7c3e-8f5a-1b2c3d4e5f60',
  ],
])('the log shows %s as %s', (path, shown) => {
  expect(maskPath(path)).toBe(shown)
})
