import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import { dayOf } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import { getProgrammeVenue } from '../plan/programme-venue.server.ts'
import { type PrayerBreak, prayerBreaks } from '../prayer/prayer-breaks.ts'
import { findPublishedProgramme } from '../publish/published-programme.server.ts'
import { type NowNext, nowNextOf } from './now-next.server.ts'

export type ProgrammeScreenData = {
  venueName: string
  /** The prayer that the stages rest for now. */
  pause: PrayerBreak | undefined
  stages: NowNext[]
}

/** Now and next for a big screen, of all stages or of one alone. */
async function loadProgrammeScreen(
  db: Db,
  event: { id: string; timeZone: string },
  now: Date,
  stageId: string | null = null,
): Promise<ProgrammeScreenData> {
  const [programme, { position, venueName }] = await Promise.all([
    findPublishedProgramme(db, event.id),
    getProgrammeVenue(db, event.id),
  ])
  const stages = programme ? nowNextOf(programme, now) : []
  return {
    venueName,
    pause: prayerBreaks(position, dayOf(now, event.timeZone)).find(
      (rest) => rest.startAt <= now && now < rest.endAt,
    ),
    stages: stageId === null ? stages : stages.filter((stage) => stage.stageId === stageId),
  }
}

/** The same for all screens that ask again by themselves. */
export const sharedProgrammeScreen = sharedAnswer(loadProgrammeScreen, {
  topics: ['programme', 'public'],
  key: (_db, event, _now, stageId) => [event.id, stageId ?? ''],
})
