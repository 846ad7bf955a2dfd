import { expect, test } from 'vitest'
import { readOptions, usage } from './options.ts'

test('without arguments nothing is asked for', () => {
  expect(readOptions([])).toEqual({ help: false })
  expect(readOptions(['--dev'])).toEqual({ help: false })
})

test('the local network is served under the likeliest address or a chosen one', () => {
  expect(readOptions(['--lan'])).toEqual({ help: false, lan: {} })
  expect(readOptions(['--lan=192.168.1.5'])).toEqual({
    help: false,
    lan: { address: '192.168.1.5' },
  })
})

test('a mistyped argument is refused with the usage', () => {
  for (const wrong of ['--lna', '--lan=', '--port=80', 'lan']) {
    expect(() => readOptions([wrong])).toThrow(usage)
  }
})
