import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerForm, answerPart } from './answer-form.server.ts'
import { DomainError } from './domain-error.ts'

const Order = z.object({ pieces: z.int().min(1), password: z.string().optional() })

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const refuse = async () => {
  throw new DomainError('boothFull')
}

test('what was typed is handed to the work, whose answer is the answer', async () => {
  const answer = await answerForm(form({ pieces: '1.000' }), Order, async ({ pieces }) => pieces)
  expect(answer).toBe(1000)
})

test('a form that does not parse is never worked on and keeps what was typed, without secrets', async () => {
  const answer = await answerForm(form({ pieces: '0', password: 'p' }), Order, refuse, {
    hideFields: ['password'],
  })
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { initialValue: { pieces: '0' }, error: { pieces: [{ key: 'tooSmall' }] } },
  })
  expect(JSON.stringify(answer)).not.toContain('"p"')
})

test('a refusal stands at the form, or at the field that it is about', async () => {
  const sent = form({ pieces: '2' })
  expect(await answerForm(sent, Order, refuse)).toMatchObject({
    init: { status: 409 },
    data: { initialValue: { pieces: '2' }, error: { '': [{ key: 'boothFull' }] } },
  })
  const field = ({ key }: DomainError) => (key === 'boothFull' ? 'pieces' : undefined)
  expect(await answerForm(sent, Order, refuse, { field })).toMatchObject({
    data: { error: { pieces: [{ key: 'boothFull' }] } },
  })
  expect(await answerPart('order', sent, Order, refuse)).toMatchObject({
    init: { status: 409 },
    data: { part: 'order', reply: { error: { '': [{ key: 'boothFull' }] } } },
  })
})

test('a refusal leaves out what the page fills in anew', async () => {
  const sent = form({ pieces: '2', password: 'p' })
  const forget = ({ key }: DomainError) => (key === 'boothFull' ? ['pieces'] : [])
  const answer = await answerForm(sent, Order, refuse, { hideFields: ['password'], forget })
  expect(answer).toMatchObject({ init: { status: 409 }, data: { initialValue: {} } })
  expect(JSON.stringify(answer)).not.toMatch(/"2"|"p"/)
})

test('the work may answer by the form itself', async () => {
  const answer = await answerForm(form({ pieces: '2' }), Order, async (_order, submission) =>
    submission.reply({ fieldErrors: { pieces: [{ key: 'boothFull' }] } }),
  )
  expect(answer).toMatchObject({
    initialValue: { pieces: '2' },
    error: { pieces: [{ key: 'boothFull' }] },
  })
})

test('whatever is no refusal is thrown on', async () => {
  const bug = new Error('bug')
  const work = async () => {
    throw bug
  }
  await expect(answerForm(form({ pieces: '2' }), Order, work)).rejects.toBe(bug)
  const gone = new Response(null, { status: 404 })
  const hide = async () => {
    throw gone
  }
  await expect(answerForm(form({ pieces: '2' }), Order, hide)).rejects.toBe(gone)
})
