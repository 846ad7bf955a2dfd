import { expect, test } from 'vitest'
import { DeviceCommand, readPlace } from './device-forms.ts'

const id = '01a07e87-6e80-7d87-a450-edd61647e83a'
const pair = (place: string) => DeviceCommand.safeParse({ intent: 'pair', place })

test('a phone is paired to a gate or to a booth', () => {
  expect(pair(`gate:${id}`).success).toBe(true)
  expect(readPlace(`booth:${id}`)).toEqual({ kind: 'till', boothId: id })
})

test.each([`gate:${'-'.repeat(36)}`, `stage:${id}`, `gate:${id}x`, 'gate:', ''])(
  'the place "%s" never reaches the database',
  (place) => {
    expect(pair(place).success).toBe(false)
  },
)
