import { expect, test } from 'vitest'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { sharedNamespaces } from '#app/i18n/i18n.ts'
import { handle as gate } from '#app/routes/phone/gate.tsx'
import { handle as stage } from '#app/routes/phone/stage.tsx'
import { handle as till } from '#app/routes/phone/till.tsx'
import { isPhonePage, languageHeader, phoneNamespaces } from './phone-pages.ts'

const inEnglish = (path: string, cookie = '') =>
  languageOf(
    new Request(`https://gelar.test${path}`, {
      headers: { [languageHeader]: 'en', Cookie: cookie },
    }),
  )

test('gate and till answer in the language that their worker asks for', () => {
  expect(inEnglish('/gerbang')).toBe('en')
  expect(inEnglish('/kasir', 'lang=id')).toBe('en')
})

test('no other page does, for those are kept for all readers', () => {
  expect(inEnglish('/')).toBe('id')
  expect(inEnglish('/f/ippa-fest')).toBe('id')
})

test('an address is that of a kept page with a slash at its end too, and not by its beginning', () => {
  expect(['/gerbang', '/gerbang/', '/kasir'].every(isPhonePage)).toBe(true)
  expect(['/', '/kasir.data', '/gerbang/x', '/panitia/x/kasir'].some(isPhonePage)).toBe(false)
})

test('every namespace that these pages name is kept', () => {
  const named = [...sharedNamespaces, ...gate.i18n, ...till.i18n, ...stage.i18n]
  expect(named.filter((name) => !phoneNamespaces.includes(name))).toEqual([])
})
