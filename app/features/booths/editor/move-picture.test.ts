import { expect, test } from 'vitest'
import { docOf, type GroundDoc, takeGroundStep } from '../ground/doc.ts'
import { pictureStep } from './move-picture.ts'

function ground(pictureFileId: string | null): GroundDoc {
  return docOf({
    ground: {
      widthM: 100,
      depthM: 60,
      cableLengthM: 50,
      pictureFileId,
      pictureLeftM: 2,
      pictureTopM: -3.25,
      pictureMetresPerPixel: 0.1,
      pictureOpacity: 0.5,
    },
    zone: [],
    booth: [],
    landmark: [],
    walkway: [],
  })
}

test('the picture is moved in one step, to the centimetre, and taken back in one', () => {
  const before = ground('a picture')
  const step = pictureStep(before, 1.005, -2)
  expect(step).toHaveLength(1)
  const { doc, inverse } = takeGroundStep(before, step)
  expect(doc.ground).toMatchObject({ pictureLeftM: 3.01, pictureTopM: -5.25 })
  expect(takeGroundStep(doc, inverse).doc).toEqual(before)
})

test('the picture stays where its place can be kept', () => {
  const { doc } = takeGroundStep(
    ground('a picture'),
    pictureStep(ground('a picture'), -5000, 50_000),
  )
  expect(doc.ground).toMatchObject({ pictureLeftM: -1000, pictureTopM: 10_000 })
})

test('without a picture, or without a move, there is no step', () => {
  expect(pictureStep(ground(null), 5, 5)).toEqual([])
  expect(pictureStep(ground('a picture'), 0, 0)).toEqual([])
})
