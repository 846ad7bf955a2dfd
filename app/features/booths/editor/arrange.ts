import {
  type Corner,
  findObject,
  type GroundChange,
  type GroundDoc,
  type GroundObject,
  type GroundStep,
} from '../ground/doc.ts'
import { centreOf, type Point } from '../ground/geometry.ts'
import {
  type Box,
  boxOf,
  normalDegrees,
  pointOf,
  roundM,
  turned,
  unionOf,
} from '../ground/shapes.ts'

export type Selection = ReadonlySet<string>

/** The selected objects that are still there. */
export function objectsOf(doc: GroundDoc, ids: Iterable<string>): GroundObject[] {
  return [...ids].flatMap((id) => findObject(doc, id) ?? [])
}

/** The same selection with the booths of its zones, which go where their zone goes. */
export function withBooths(doc: GroundDoc, ids: Selection): Selection {
  const zones = [...ids].filter((id) => doc.zone.has(id))
  if (zones.length === 0) return ids
  const all = new Set(ids)
  for (const booth of doc.booth.values()) if (zones.includes(booth.zoneId)) all.add(booth.id)
  return all
}

function shiftAll(line: ReadonlyArray<Corner>, dx: number, dy: number): Corner[] {
  return line.map(([x, y]) => [roundM(x + dx), roundM(y + dy)])
}

/** Moves one object. */
function moveChange(object: GroundObject, dx: number, dy: number): GroundChange {
  const { kind, row } = object
  const id = row.id
  switch (kind) {
    case 'zone':
      return { op: 'patch', kind, id, fields: { outline: shiftAll(row.outline, dx, dy) } }
    case 'walkway':
      return { op: 'patch', kind, id, fields: { line: shiftAll(row.line, dx, dy) } }
    default:
      return {
        op: 'patch',
        kind,
        id,
        fields: { xM: roundM(row.xM + dx), yM: roundM(row.yM + dy) },
      }
  }
}

/** The same object at another place. */
export function shifted(object: GroundObject, dx: number, dy: number): GroundObject {
  switch (object.kind) {
    case 'zone':
      return { ...object, row: { ...object.row, outline: shiftAll(object.row.outline, dx, dy) } }
    case 'walkway':
      return { ...object, row: { ...object.row, line: shiftAll(object.row.line, dx, dy) } }
    case 'landmark':
      return { ...object, row: { ...object.row, ...shiftedBox(object.row, dx, dy) } }
    case 'booth':
      return { ...object, row: { ...object.row, ...shiftedBox(object.row, dx, dy) } }
  }
}

function shiftedBox(row: { xM: number; yM: number }, dx: number, dy: number) {
  return { xM: roundM(row.xM + dx), yM: roundM(row.yM + dy) }
}

/** Moves the selected objects; a zone takes its booths along. */
export function moveStep(doc: GroundDoc, ids: Selection, dx: number, dy: number): GroundStep {
  if (dx === 0 && dy === 0) return []
  return objectsOf(doc, withBooths(doc, ids)).map((object) => moveChange(object, dx, dy))
}

/** The box around the selected objects. */
export function boxAroundAll(doc: GroundDoc, ids: Iterable<string>): Box | undefined {
  return unionOf(objectsOf(doc, ids).map(boxOf))
}

function turnedLine(line: ReadonlyArray<Corner>, about: Point, degrees: number): Corner[] {
  return line.map((corner) => {
    const { x, y } = turned(pointOf(corner), about, degrees)
    return [roundM(x), roundM(y)]
  })
}

/** Turns one object about a point. */
function turnChange(object: GroundObject, about: Point, degrees: number): GroundChange {
  const { kind, row } = object
  const id = row.id
  switch (kind) {
    case 'zone':
      return { op: 'patch', kind, id, fields: { outline: turnedLine(row.outline, about, degrees) } }
    case 'walkway':
      return { op: 'patch', kind, id, fields: { line: turnedLine(row.line, about, degrees) } }
    default: {
      const { x, y } = turned(centreOf(row), about, degrees)
      return {
        op: 'patch',
        kind,
        id,
        fields: {
          xM: roundM(x - row.widthM / 2),
          yM: roundM(y - row.depthM / 2),
          rotationDeg: normalDegrees(row.rotationDeg + degrees),
        },
      }
    }
  }
}

/** The point about which a selection turns: the middle of one object, else of the box around all. */
function pivotOf(doc: GroundDoc, ids: Selection): Point | undefined {
  const box = boxAroundAll(doc, ids)
  return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
}

/** Turns the selected objects together. */
export function turnStep(doc: GroundDoc, ids: Selection, degrees: number): GroundStep {
  const about = pivotOf(doc, ids)
  if (!about) return []
  return objectsOf(doc, withBooths(doc, ids)).map((object) => turnChange(object, about, degrees))
}

const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]

const shifts: Record<Alignment, (box: Box, all: Box) => [number, number]> = {
  left: (box, all) => [all.left - box.left, 0],
  right: (box, all) => [all.right - box.right, 0],
  centre: (box, all) => [(all.left + all.right - box.left - box.right) / 2, 0],
  top: (box, all) => [0, all.top - box.top],
  bottom: (box, all) => [0, all.bottom - box.bottom],
  middle: (box, all) => [0, (all.top + all.bottom - box.top - box.bottom) / 2],
}

/** Brings an edge or the middle of all selected objects on one line. */
export function alignStep(doc: GroundDoc, ids: Selection, alignment: Alignment): GroundStep {
  const all = boxAroundAll(doc, ids)
  if (!all) return []
  return objectsOf(doc, ids).flatMap((object) => {
    const [dx, dy] = shifts[alignment](boxOf(object), all)
    return Math.abs(dx) + Math.abs(dy) < 0.005
      ? []
      : moveStep(doc, new Set([object.row.id]), dx, dy)
  })
}

/** Leaves the outer two of the selected objects and gives all gaps between them one width. */
export function distributeStep(
  doc: GroundDoc,
  ids: Selection,
  axis: 'across' | 'down',
): GroundStep {
  const [low, high] =
    axis === 'across' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  const items = objectsOf(doc, ids)
    .map((object) => ({ object, box: boxOf(object) }))
    .sort((a, b) => a.box[low] + a.box[high] - b.box[low] - b.box[high])
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last || items.length < 3) return []
  const taken = items.reduce((sum, { box }) => sum + box[high] - box[low], 0)
  const gap = (last.box[high] - first.box[low] - taken) / (items.length - 1)
  let at = first.box[low]
  return items.flatMap(({ object, box }) => {
    const shift = roundM(at - box[low])
    at += box[high] - box[low] + gap
    if (shift === 0) return []
    const id = new Set([object.row.id])
    return axis === 'across' ? moveStep(doc, id, shift, 0) : moveStep(doc, id, 0, shift)
  })
}

/** Removes the selected objects, booths before the zones they are in. */
export function removeStep(doc: GroundDoc, ids: Selection): GroundStep {
  const objects = objectsOf(doc, ids)
  const remove = ({ kind, row }: GroundObject): GroundChange => ({ op: 'remove', kind, id: row.id })
  return [
    ...objects.filter(({ kind }) => kind !== 'zone').map(remove),
    ...objects.filter(({ kind }) => kind === 'zone').map(remove),
  ]
}
