import { expect, test } from 'vitest'
import { booth, groundWith } from '#tests/support/ground.ts'
import type { Editor } from './editor.ts'
import { selectInBox } from './gestures.ts'

const aslant = { id: 'way', line: [[0, 0] as const, [40, 40] as const], widthM: 4 }
const turned = { ...booth(20, 2, { rotationDeg: 45, widthM: 10, depthM: 1 }), id: 'turned' }

function selectedIn(left: number, top: number, right: number, bottom: number): string[] {
  let selected: string[] = []
  const editor: Pick<Editor, 'doc' | 'selection' | 'select' | 'many'> = {
    doc: groundWith({ walkway: [aslant], booth: [turned] }),
    selection: new Set(),
    select: (ids) => {
      selected = [...ids]
    },
    many: false,
  }
  selectInBox(editor, { left, top, right, bottom }, false)
  return selected
}

test('a box takes what it touches, not what only lies in the box around it', () => {
  expect(selectedIn(2, 30, 10, 38)).toEqual([])
  expect(selectedIn(18, 22, 24, 26)).toEqual(['way'])
  expect(selectedIn(27, -1, 28.5, 0)).toEqual([])
  expect(selectedIn(24, 2, 26, 3)).toEqual(['turned'])
})
