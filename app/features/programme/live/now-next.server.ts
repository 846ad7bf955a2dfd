import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { PublicSlot } from '../publish/public-view.ts'
import {
  findPublishedProgramme,
  type PublishedProgramme,
} from '../publish/published-programme.server.ts'
import { nowAndNext } from './now-next.ts'

export type NowNext = {
  stageId: string
  stageName: string
  now: PublicSlot | undefined
  next: PublicSlot | undefined
}

/** What is on and what comes next on each stage where anything is or comes. */
export function nowNextOf(programme: PublishedProgramme, now: Date): NowNext[] {
  const names = new Map(programme.stages.map((stage) => [stage.id, stage.name]))
  return nowAndNext(programme.slots, [...names.keys()], now)
    .map((stage) => ({ ...stage, stageName: names.get(stage.stageId) ?? '' }))
    .filter((stage) => stage.now !== undefined || stage.next !== undefined)
}

/** The same from the published programme of a festival; nothing before its first version. */
export async function findNowNext(db: Db, eventId: string, now: Date): Promise<NowNext[]> {
  const programme = await findPublishedProgramme(db, eventId)
  return programme ? nowNextOf(programme, now) : []
}

/** The same for all pages that ask again by themselves. */
export const sharedNowNext = sharedAnswer(findNowNext, {
  topics: ['programme', 'public'],
  key: (_db, eventId) => [eventId],
})
