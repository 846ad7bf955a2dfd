import { findObject, type GroundChange, type GroundDoc, type GroundStep } from '../ground/doc.ts'

function same(before: object, fields: object): boolean {
  const known = new Map<string, unknown>(Object.entries(before))
  return Object.entries(fields).every(
    ([name, value]) => JSON.stringify(known.get(name)) === JSON.stringify(value),
  )
}

function isIdle(doc: GroundDoc, change: GroundChange): boolean {
  if (change.op !== 'patch') return false
  if (change.kind === 'ground') return same(doc.ground, change.fields)
  const object = findObject(doc, change.id)
  return object === undefined || same(object.row, change.fields)
}

/** A step without what changes nothing: a booth put down where it was, a field left as it stood. */
export function withoutIdle(doc: GroundDoc, step: GroundStep): GroundStep {
  return step.filter((change) => !isIdle(doc, change))
}
