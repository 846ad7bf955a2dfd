import { expect, test } from 'vitest'
import { DeviceCommand, readPlace } from './device-forms.ts'

const id = '01a07e87-6e80-7d87-a450-edd61647e83a'
const pair = (place: string) => DeviceCommand.safeParse({ intent: 'pair', place })

test('a phone is paired to a gate or to a booth', () => {
  expect(pair(`gate:${id}`).success).toBe(true)
  expect(readPlace(`booth:${id}`)).toEqual({ kind: 'till', boothId: id })
})

test('a screen is paired to a page, the programme also to one stage', () => {
  expect(pair('screen:sales').success).toBe(true)
  expect(pair(`screen:programme:${id}`).success).toBe(true)
  expect(readPlace('screen:arrivals')).toEqual({ kind: 'screen', screenPage: 'arrivals' })
  expect(readPlace(`screen:programme:${id}`)).toEqual({
    kind: 'screen',
    screenPage: 'programme',
    stageId: id,
  })
})

test.each([
  `gate:${'-'.repeat(36)}`,
  `stage:${id}`,
  `gate:${id}x`,
  'gate:',
  'screen:',
  'screen:people',
  `screen:sales:${id}`,
  '',
])('the place "%s" never reaches the database', (place) => {
  expect(pair(place).success).toBe(false)
})
