import type { TFunction } from 'i18next'
import type { GroundDoc, GroundObject, Kind } from '../ground/doc.ts'
import { distance } from '../ground/geometry.ts'
import { pointsOf } from '../ground/shapes.ts'
import { objectsOf } from './arrange.ts'

/** Kinds in the order in which they are listed and stepped through. */
export const listedKinds: ReadonlyArray<Kind> = ['booth', 'landmark', 'walkway', 'zone']

const inOrder = new Intl.Collator('id', { numeric: true })

function sortKey(object: GroundObject): string {
  switch (object.kind) {
    case 'zone':
    case 'booth':
      return object.row.code
    case 'landmark':
      return object.row.name
    case 'walkway':
      return object.row.id
  }
}

/** All objects of a kind in their order. */
export function listed(doc: GroundDoc, kind: Kind): GroundObject[] {
  return objectsOf(doc, doc[kind].keys()).sort((a, b) => inOrder.compare(sortKey(a), sortKey(b)))
}

/** Ids of everything, as Tab steps through it. */
export function inTabOrder(doc: GroundDoc): string[] {
  return listedKinds.flatMap((kind) => listed(doc, kind).map(({ row }) => row.id))
}

/** Length of a walkway along its line. */
function lengthOf(object: GroundObject): number {
  const points = pointsOf(object)
  return points.slice(1).reduce((sum, point, at) => sum + distance(points[at] ?? point, point), 0)
}

/** What an object is called in sentences. */
export function nameOfObject(object: GroundObject, t: TFunction<'ground'>): string {
  switch (object.kind) {
    case 'booth':
      return t('name.booth', { code: object.row.code })
    case 'zone':
      return t('name.zone', { code: object.row.code, name: object.row.name })
    case 'landmark':
      return object.row.name
    case 'walkway':
      return t('name.walkway', { metres: Math.round(lengthOf(object)) })
  }
}
