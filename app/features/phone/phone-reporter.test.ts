import { beforeEach, expect, test, vi } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { ServerAway } from './ask-server.ts'
import type { Pairing } from './pairing.ts'
import { PhoneReporter } from './phone-reporter.ts'
import type { QueueItem } from './queue.ts'

const pairingOf = (deviceId: string): Pairing => ({
  ...{ deviceId, token: deviceId, label: 'Rani' },
  event: { slug: 'ippa', name: 'IPPA Fest', timeZone: 'Asia/Jakarta' },
  place: { id: 'gate', name: 'Pintu Utara' },
})
const long = { at: '2026-08-08T05:00:00Z' }
const item = (deviceId: string, seq: number): QueueItem<typeof long> => ({
  ...{ n: seq, deviceId, seq },
  refused: null,
  entry: long,
})

beforeEach(() => {
  vi.stubGlobal('document', { hidden: false })
  return () => vi.unstubAllGlobals()
})

function arrange() {
  const said: string[] = []
  const line = { cut: false, before: async () => {} }
  const reporter = new PhoneReporter<typeof long>(
    ({ at }) => at,
    async (deviceId) => pairingOf(deviceId),
    async ({ token }, { waiting }, keepalive = false) => {
      await line.before()
      if (line.cut) throw new ServerAway()
      said.push(`${token} ${waiting}${keepalive ? ' leaving' : ''}`)
    },
  )
  const note = (items: QueueItem<typeof long>[]) =>
    reporter.note({ queue: items, given: new Map([['a', 9]]) }, pairingOf('a'))
  return { said, line, reporter, note }
}

test('every pairing is told under its own token, and an emptied one once more', async () => {
  const { said, reporter, note } = arrange()

  note([item('old', 0), item('a', 1)])
  await reporter.report()
  note([])
  await reporter.report()
  note([])
  await reporter.report()

  expect(said).toEqual(['old 1', 'a 1', 'a 0', 'old 0'])
})

test('what could not be told for want of a connection stays due', async () => {
  const { said, line, reporter, note } = arrange()
  note([item('a', 1)])
  line.cut = true
  await reporter.report()
  line.cut = false
  await reporter.report()

  expect(said).toEqual(['a 1'])
})

test('what changes while a report is under way is told after it', async () => {
  const { said, line, reporter, note } = arrange()
  note([item('a', 1)])
  line.before = async () => {
    line.before = async () => {}
    note([])
    await reporter.report()
  }
  await reporter.report()

  expect(said).toEqual(['a 1', 'a 0'])
})

test('a last word is sent when there is something to say', async () => {
  const { said, reporter, note } = arrange()
  note([])
  await reporter.report()
  reporter.leave(pairingOf('a'))
  note([item('a', 1)])
  reporter.leave(pairingOf('a'))
  reporter.leave(null)

  await eventually(() => expect(said).toEqual(['a 0', 'a 1 leaving']))
})
