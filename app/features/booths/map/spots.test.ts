import { expect, test } from 'vitest'
import { findSpot, listSpots } from './spots.ts'

const box = { xM: 0, yM: 0, widthM: 2, depthM: 2, rotationDeg: 0 }
const spots = listSpots(
  [
    { id: '1', kind: 'toilet', name: 'Toilet', ...box },
    { id: '2', kind: 'toilet', name: 'Toilet', ...box },
    { id: '3', kind: 'stage', name: 'Panggung Utama', ...box },
    { id: '4', kind: 'gate', name: 'Gerbang Barat', ...box },
  ],
  ['A-01', 'A-12', 'B-01', '1B-02'].map((code) => ({
    id: code,
    zoneId: 'z',
    code,
    capacity: 1,
    ...box,
  })),
)

test('gates and stages come first, and two of one name are told apart', () => {
  expect(spots.map(({ label }) => label)).toEqual([
    'Gerbang Barat',
    'Panggung Utama',
    'Toilet',
    'Toilet (2)',
    'A-01',
    'A-12',
    'B-01',
    '1B-02',
  ])
})

test('a place is found however its name or code is typed', () => {
  const typed = [
    'A-01',
    'a1',
    'stan b 1',
    '1b-2',
    'gerbang  BARAT',
    'panggung',
    'utama',
    'toilet 2',
    'A',
    'zzz',
    '',
  ]

  expect(typed.map((text) => findSpot(spots, text)?.label)).toEqual([
    'A-01',
    'A-01',
    'B-01',
    '1B-02',
    'Gerbang Barat',
    'Panggung Utama',
    'Panggung Utama',
    'Toilet (2)',
    undefined,
    undefined,
    undefined,
  ])
})
