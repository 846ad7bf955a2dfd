import { expect, test } from 'vitest'
import { HeavyRefusal } from './heavy-refusal.ts'
import { PersonTurns } from './person-turns.ts'

const wanted = new AbortController().signal

/** Work that notes its name when it begins and ends when it is told to. */
function noted(begun: string[]) {
  const ends = new Map<string, () => void>()
  return {
    work: (name: string) => () =>
      new Promise<string>((done) => {
        begun.push(name)
        ends.set(name, () => done(name))
      }),
    end: (name: string) => ends.get(name)?.(),
  }
}

test('one person has one thing done at a time, another does not wait for it', async () => {
  const begun: string[] = []
  const { work, end } = noted(begun)
  const turns = new PersonTurns(4)
  const first = turns.run('ani', wanted, work('first'))
  const second = turns.run('ani', wanted, work('second'))
  const other = turns.run('budi', wanted, work('other'))
  expect(begun).toEqual(['first', 'other'])
  end('first')
  await first
  await expect.poll(() => begun).toEqual(['first', 'other', 'second'])
  end('second')
  end('other')
  expect(await Promise.all([second, other])).toEqual(['second', 'other'])
  await expect.poll(() => turns.people).toBe(0)
})

test('who asks for much more than is their turn is refused, and who leaves gives the place up', async () => {
  const begun: string[] = []
  const { work, end } = noted(begun)
  const turns = new PersonTurns(1)
  const leaving = new AbortController()
  const first = turns.run('ani', wanted, work('first'))
  const second = turns.run('ani', leaving.signal, work('second'))
  await expect(turns.run('ani', wanted, work('third'))).rejects.toThrow(HeavyRefusal)
  leaving.abort()
  await expect(second).rejects.toThrow()
  const third = turns.run('ani', wanted, work('third'))
  end('first')
  await first
  await expect.poll(() => begun).toEqual(['first', 'third'])
  end('third')
  expect(await third).toBe('third')
})

test('what fails is told and gives the turn on, after a rest as long as it has taken', async () => {
  const turns = new PersonTurns(1)
  const began = performance.now()
  const failing = turns.run('ani', wanted, async () => {
    await new Promise((done) => setTimeout(done, 100))
    throw new Error('no paper')
  })
  const second = turns.run('ani', wanted, async () => performance.now() - began)
  await expect(failing).rejects.toThrow('no paper')
  expect(await second).toBeGreaterThan(180)
})
