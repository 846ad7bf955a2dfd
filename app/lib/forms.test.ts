import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DomainError } from './domain-error.ts'
import { localInstant } from './form-instants.ts'
import { calendarDay, rupiah } from './form-values.ts'
import { parseForm } from './forms.ts'
import { replyInvalid, replyRefused } from './replies.server.ts'

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

const Application = z.object({
  name: z.string().min(3).max(10),
  email: z.email().optional(),
  tables: z.number().int().min(1).max(12),
  priceIdr: rupiah({ min: 1_000 }),
  on: calendarDay(),
  startAt: localInstant('Asia/Makassar'),
  zone: z.enum(['a', 'b']),
  agree: z.literal(true),
})

const good = {
  name: 'Tenun',
  email: '',
  tables: '2',
  priceIdr: 'Rp 25.000',
  on: '2026-11-22',
  startAt: '2026-11-22T09:00',
  zone: 'a',
  agree: 'on',
}

function messagesOf(values: Record<string, string>) {
  const submission = parseForm(formOf({ ...good, ...values }), Application)
  return submission.status === 'success' ? {} : submission.error
}

describe('reading a form', () => {
  test('a good form becomes values, local times become moments', () => {
    const submission = parseForm(formOf(good), Application)
    expect(submission.status === 'success' && submission.value).toEqual({
      name: 'Tenun',
      email: undefined,
      tables: 2,
      priceIdr: 25_000,
      on: '2026-11-22',
      startAt: new Date('2026-11-22T01:00:00Z'),
      zone: 'a',
      agree: true,
    })
  })

  test('half of a character is never read, so that whatever is typed can be stored', () => {
    const submission = parseForm(formOf({ ...good, name: 'Tenun \ud800' }), Application)
    expect(submission.status === 'success' && submission.value.name).toBe('Tenun \ufffd')
  })

  test('an empty form says which fields are missing', () => {
    const submission = parseForm(new FormData(), Application)
    expect(submission.status !== 'success' && submission.error).toEqual({
      name: [{ key: 'required' }],
      tables: [{ key: 'required' }],
      priceIdr: [{ key: 'required' }],
      on: [{ key: 'required' }],
      startAt: [{ key: 'required' }],
      zone: [{ key: 'required' }],
      agree: [{ key: 'mustAgree' }],
    })
  })

  test.each([
    ['1.000', 1_000],
    ['12,500', 12_500],
    ['1 000 000', 1_000_000],
    [' 7 ', 7],
  ])('«%s» pieces are counted as people write them', (text, pieces) => {
    const Stock = z.object({ pieces: z.number().int().max(1_000_000).optional() })
    const submission = parseForm(formOf({ pieces: text }), Stock)
    expect(submission.status === 'success' && submission.value).toEqual({ pieces })
  })

  test('what is no whole number by design keeps its point', () => {
    const submission = parseForm(formOf({ share: '1.250' }), z.object({ share: z.number() }))
    expect(submission.status === 'success' && submission.value).toEqual({ share: 1.25 })
  })

  test('of a list that may not be empty something is to be chosen', () => {
    const submission = parseForm(formOf({}), z.object({ goods: z.array(z.string()).min(1) }))
    expect(submission.status !== 'success' && submission.error).toEqual({
      goods: [{ key: 'chooseSome' }],
    })
  })

  test('a NUL, which the database cannot store, is left out', () => {
    const submission = parseForm(formOf({ ...good, name: 'Te\0nun' }), Application)
    expect(submission.status === 'success' && submission.value.name).toBe('Tenun')
  })

  test.each([
    ['name', 'ab', { key: 'tooShort', params: { min: 3 } }],
    ['name', 'a name too long', { key: 'tooLong', params: { max: 10 } }],
    ['email', 'tenun@', { key: 'emailInvalid' }],
    ['tables', 'dua', { key: 'notANumber' }],
    ['tables', '1.5', { key: 'notWhole' }],
    ['tables', '2,5', { key: 'notWhole' }],
    ['tables', '1.000', { key: 'tooBig', params: { max: 12 } }],
    ['tables', '0', { key: 'tooSmall', params: { min: 1 } }],
    ['tables', '13', { key: 'tooBig', params: { max: 12 } }],
    ['priceIdr', '1,5', { key: 'moneyInvalid' }],
    ['priceIdr', '500', { key: 'tooSmall', params: { min: 1_000 } }],
    ['on', '2026-02-30', { key: 'dateInvalid' }],
    ['startAt', 'besok', { key: 'dateInvalid' }],
    ['on', '9999-01-01', { key: 'dateInvalid' }],
    ['startAt', '9999-01-01T10:00', { key: 'dateInvalid' }],
    ['zone', 'z', { key: 'choiceInvalid' }],
  ])('%s «%s» is told by key and figures', (field, value, message) => {
    expect(messagesOf({ [field]: value })).toEqual({ [field]: [message] })
  })

  test('a rule may name its own key and figures', () => {
    const Own = z.object({
      phone: z.string().refine(() => false, { error: 'phoneInvalid', params: { digits: 9 } }),
    })
    const submission = parseForm(formOf({ phone: '1' }), Own)
    expect(submission.status !== 'success' && submission.error).toEqual({
      phone: [{ key: 'phoneInvalid', params: { digits: 9 } }],
    })
  })
})

describe('answering a form', () => {
  test('what was typed comes back with the messages', () => {
    const submission = parseForm(formOf({ ...good, name: 'ab' }), Application)
    const { data, init } = replyInvalid(submission)
    expect(init?.status).toBe(422)
    expect(data.initialValue).toMatchObject({ name: 'ab', priceIdr: 'Rp 25.000' })
    expect(data.error?.name).toEqual([{ key: 'tooShort', params: { min: 3 } }])
  })

  test('a refusal stands on the form, or at the field it concerns', () => {
    const submission = parseForm(formOf(good), Application)
    const refusal = new DomainError('conflict', { booth: 'B-12' })
    const { data, init } = replyRefused(submission, refusal)
    expect(init?.status).toBe(409)
    expect(data.error).toEqual({ '': [{ key: 'conflict', params: { booth: 'B-12' } }] })
    expect(replyRefused(submission, refusal, { field: 'zone' }).data.error).toEqual({
      zone: [{ key: 'conflict', params: { booth: 'B-12' } }],
    })
  })

  test('a broken promise of the database is a refusal, any other error is a bug', () => {
    const submission = parseForm(formOf(good), Application)
    const taken = Object.assign(new Error('duplicate key'), { code: '23505' })
    expect(replyRefused(submission, taken).data.error).toEqual({
      '': [{ key: 'alreadyExists' }],
    })
    const bug = new TypeError('x is undefined')
    expect(() => replyRefused(submission, bug)).toThrow(bug)
  })
})

test.each([
  ['a list with a place far out', 'email[99999999].x=1'],
  ['a name without end', `email${'[0]'.repeat(5000)}=1`],
  ['fields without end', 'email=1&'.repeat(100_000)],
])('%s is refused before it costs time', (_, body) => {
  const started = performance.now()
  expect(() => parseForm(new URLSearchParams(body), z.object({}))).toThrow(Response)
  expect(performance.now() - started).toBeLessThan(10_000)
})
