import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc16, parseQris, readFields, withAmount } from './qris.ts'

const field = (tag: string, value: string) =>
  `${tag}${String(value.length).padStart(2, '0')}${value}`
const sealed = (fields: string) => `${fields}6304${crc16(`${fields}6304`)}`

// Composed by the published format: a static code with an acquirer's account (26) and the national one (51).
const fields = [
  field('00', '01'),
  field('01', '11'),
  field(
    '26',
    field('00', 'ID.CONTOH.WWW') + field('01', '936009153000000001') + field('03', 'UMI'),
  ),
  field('51', field('00', 'ID.CO.QRIS.WWW') + field('02', 'ID1020000000001') + field('03', 'UMI')),
  field('52', '5947'),
  field('53', '360'),
  field('58', 'ID'),
  field('59', 'STAN B-12'),
  field('60', 'JAKARTA'),
  field('61', '10110'),
  field('62', field('07', 'A01')),
].join('')
const printed = sealed(fields)

test('the checksum is CRC-16/CCITT-FALSE', () => {
  expect(crc16('123456789')).toBe('29B1')
  // The worked example of EMVCo's merchant-presented specification, annex.
  expect(
    crc16(
      '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304',
    ),
  ).toBe('A13A')
})

test('a printed code is read with its merchant and city', () => {
  const reading = parseQris(printed)

  expect(reading.ok && reading.qris).toEqual({
    merchantName: 'STAN B-12',
    city: 'JAKARTA',
    dynamic: false,
  })
})

test('a printed code becomes one with the amount and stays a valid code of the same merchant', () => {
  const dynamic = withAmount(printed, 85_000)

  const reading = parseQris(dynamic ?? '')
  expect(reading.ok && reading.qris).toEqual({
    merchantName: 'STAN B-12',
    city: 'JAKARTA',
    dynamic: true,
    amountIdr: 85_000,
  })
  const tags = readFields(dynamic ?? '')?.map((field) => field.tag)
  expect(tags).toEqual([
    '00',
    '01',
    '26',
    '51',
    '52',
    '53',
    '54',
    '58',
    '59',
    '60',
    '61',
    '62',
    '63',
  ])
})

test('what is no QRIS says why', () => {
  const foreign = sealed(fields.replace(field('53', '360'), field('53', '156')))
  expect(parseQris('https://contoh.id')).toEqual({ ok: false, problem: 'notEmv' })
  expect(parseQris(`${printed.slice(0, -1)}${printed.endsWith('0') ? '1' : '0'}`)).toEqual({
    ok: false,
    problem: 'checksum',
  })
  expect(parseQris(foreign)).toEqual({ ok: false, problem: 'notRupiah' })
  expect(withAmount(printed, 0)).toBeUndefined()
  expect(withAmount(printed, 1.5)).toBeUndefined()
})

test('any amount survives the way through the code, and one changed sign is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (amount, position) => {
      const text = withAmount(printed, amount) ?? ''
      const reading = parseQris(text)
      expect(reading.ok && reading.qris.amountIdr).toBe(amount)
      const at = position % text.length
      const damaged = text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)
      expect(parseQris(damaged).ok).toBe(false)
    }),
  )
})
