import { expect, test } from 'vitest'
import type { BoardData, BoardState } from './board-data.server.ts'
import { packBoard, packState, unpackBoard, unpackState } from './pack-board.ts'

const booth = (id: string, code: string): BoardData['floor']['booths'][number] => ({
  id,
  zoneId: 'zone-1',
  code,
  xM: 0,
  yM: 0,
  widthM: 3,
  depthM: 3,
  rotationDeg: 0,
  capacity: 4,
  powerWatts: 900,
  hasWater: true,
  cookingAllowed: false,
  hasColdStorage: false,
})

const application = (
  id: string,
  more: Partial<BoardData['applications'][number]>,
): BoardData['applications'][number] => ({
  id,
  name: `Peserta ${id}`,
  kanwilCode: null,
  status: 'accepted',
  tables: 2,
  powerWatts: 450,
  needsWater: false,
  needsCooking: false,
  needsColdStorage: false,
  categories: ['kerajinan'],
  priorityScore: 61,
  wishes: [],
  exclusions: [],
  ...more,
})

const board: BoardData = {
  stamp: 'a',
  floor: {
    ground: { widthM: 50, depthM: 40 },
    zones: [
      { id: 'zone-1', code: 'A', name: 'A', colour: 0, outline: [], allowedCategories: [] },
      { id: 'zone-2', code: 'B', name: 'B', colour: 1, outline: [], allowedCategories: [] },
    ],
    booths: [booth('booth-1', 'A-01'), booth('booth-2', 'A-02')],
    landmarks: [],
    walkways: [],
  },
  crowd: [0.5, 1],
  neighbours: [[1], [0]],
  quotas: [],
  applications: [
    application('one', { kanwilCode: 'NT', needsWater: true, wishes: ['zone-2', 'zone-1'] }),
    application('two', { status: 'waiting_list', needsCooking: true, needsColdStorage: true }),
    application('three', { categories: ['kuliner', 'tekstil'], exclusions: ['booth-2'] }),
  ],
}

test('a board comes out of its package as it went in', () => {
  expect(unpackBoard(structuredClone(packBoard(board)))).toEqual(board)
})

test('a state comes out as it went in, also with somebody who has left the board meanwhile', () => {
  const state: BoardState = {
    revision: 'r',
    places: [
      ['one', 'booth-2'],
      ['three', 'booth-1'],
      ['withdrawn', 'booth-1'],
    ],
    locked: ['one'],
    byHand: [],
    lockedBooths: ['booth-2'],
    lockedKanwil: ['NT'],
  }
  expect(unpackState(structuredClone(packState(state, board)), board)).toEqual(state)
})
