import {
  applyGroundStep,
  type GroundChange,
  type GroundDoc,
  type GroundObject,
  type GroundStep,
} from '../ground/doc.ts'
import { shifted } from './arrange.ts'
import { freeCodes, freeZoneCode, zoneAt } from './booth-grid.ts'

/** What was copied: the objects as they were, wherever they are pasted. */
export type Clip = ReadonlyArray<GroundObject>

/** New copies of objects, moved by (dx, dy), with ids and codes that nobody has. */
export function pasteStep(
  doc: GroundDoc,
  clip: Clip,
  dx: number,
  dy: number,
  makeId: () => string,
): { step: GroundStep; ids: string[] } {
  const newZones = new Map<string, string>()
  const step: GroundChange[] = []
  const ids: string[] = []
  let current = doc
  const add = (change: GroundChange, id: string) => {
    step.push(change)
    ids.push(id)
    current = applyGroundStep(current, [change])
  }
  for (const original of inOrder(clip)) {
    const object = shifted(original, dx, dy)
    const id = makeId()
    switch (object.kind) {
      case 'zone': {
        newZones.set(object.row.id, id)
        add(
          { op: 'put', kind: 'zone', value: { ...object.row, id, code: freeZoneCode(current) } },
          id,
        )
        break
      }
      case 'booth': {
        const { row } = object
        const zone =
          current.zone.get(newZones.get(row.zoneId) ?? '') ??
          zoneAt(current, row.xM + row.widthM / 2, row.yM + row.depthM / 2) ??
          current.zone.get(row.zoneId)
        const code = zone && freeCodes(current, zone.code, 1)[0]
        if (!zone || !code) break
        add({ op: 'put', kind: 'booth', value: { ...row, id, zoneId: zone.id, code } }, id)
        break
      }
      case 'landmark':
        add({ op: 'put', kind: 'landmark', value: { ...object.row, id } }, id)
        break
      case 'walkway':
        add({ op: 'put', kind: 'walkway', value: { ...object.row, id } }, id)
        break
    }
  }
  return { step, ids }
}

/** Zones first, for booths refer to them; booths by their code, so that new codes run in the same order. */
function inOrder(clip: Clip): GroundObject[] {
  const rank = (object: GroundObject) => (object.kind === 'zone' ? 0 : 1)
  const name = (object: GroundObject) => (object.kind === 'booth' ? object.row.code : '')
  return [...clip].sort(
    (a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b), 'en', { numeric: true }),
  )
}
