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

test('the work is shared among as many processes as were asked for', () => {
  expect(readOptions(['--processes=2', '--lan'])).toEqual({ help: false, lan: {}, processes: 2 })
})

test('a mistyped argument is refused with the usage', () => {
  for (const wrong of ['--lna', '--lan=', '--port=80', 'lan', '--processes=0', '--processes=two']) {
    expect(() => readOptions([wrong])).toThrow(usage)
  }
})
