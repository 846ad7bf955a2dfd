import type { Db } from '#db/connect.server.ts'
import {
  readLine,
  selectBooths,
  selectGroundSize,
  selectLandmarks,
  selectWalkways,
  selectZones,
} from './ground-queries.server.ts'

/** Ground, zones, booths, landmarks and walkways of a festival, in metres. */
export async function loadFloorPlan(db: Db, eventId: string) {
  const [ground, zones, booths, landmarks, walkways] = await Promise.all([
    selectGroundSize(db, eventId).executeTakeFirstOrThrow(),
    selectZones(db, eventId).execute(),
    selectBooths(db, eventId).execute(),
    selectLandmarks(db, eventId).execute(),
    selectWalkways(db, eventId).execute(),
  ])
  return {
    ground,
    zones: zones.map((zone) => ({ ...zone, outline: readLine(zone.outline) })),
    booths,
    landmarks,
    walkways: walkways.map((walkway) => ({ ...walkway, line: readLine(walkway.line) })),
  }
}

export type FloorPlan = Awaited<ReturnType<typeof loadFloorPlan>>
