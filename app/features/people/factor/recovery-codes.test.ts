import { expect, test } from 'vitest'
import { makeRecoveryCodes } from './make-recovery-codes.server.ts'
import { findRecoveryCode, isRecoveryCode, plainCode } from './recovery-codes.ts'

test('a code is found however it is written', () => {
  const stored = ['abcde-fgh23', 'KmnPq-rst45']
  const written = ['abcde-fgh23', 'ABCDEFGH23', ' abc de–fgh 23 ', 'kmnpq rst45', 'abcde-fgh24', '']
  expect(written.map((text) => findRecoveryCode(stored, text))).toEqual([
    'abcde-fgh23',
    'abcde-fgh23',
    'abcde-fgh23',
    'KmnPq-rst45',
    undefined,
    undefined,
  ])
})

test('codes are made new each time, of letters and figures that are not mistaken for each other', () => {
  const codes = [...makeRecoveryCodes(), ...makeRecoveryCodes()]
  expect(new Set(codes).size).toBe(20)
  for (const code of codes) {
    expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/)
    expect(isRecoveryCode(plainCode(code))).toBe(true)
  }
  expect(isRecoveryCode(plainCode('123 456'))).toBe(false)
})
