import { expect, test } from 'vitest'
import { partRestockReply } from './restock-forms.ts'

const refusal = { '': [{ key: 'boothNotFound' as const }] }

test('a refusal is said once: at the form that asked, or above the list', () => {
  const asked = { initialValue: { intent: 'request' }, error: refusal }
  expect(partRestockReply(asked, true)).toEqual({ ofForm: asked, refused: undefined })
  expect(partRestockReply(asked, false)).toEqual({ ofForm: undefined, refused: refusal[''] })
  const step = { initialValue: { intent: 'send' }, error: refusal }
  expect(partRestockReply(step, true)).toEqual({ ofForm: undefined, refused: refusal[''] })
  expect(partRestockReply(undefined, true)).toEqual({ ofForm: undefined, refused: undefined })
})
