import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { formatDayRange } from '#app/lib/time-format.ts'
import type { FloorPlan } from '../ground/floor-plan.server.ts'
import type { BoothLook, MapBooth } from './ground-drawing.ts'
import { groundPng, groundSvg } from './ground-svg.server.ts'
import { kanwilLooks } from './kanwil-looks.ts'
import { mapPaper } from './map-paper.server.ts'
import type { Stand } from './plan-stands.server.ts'
import { sceneOf } from './scene.ts'

const getMapT = (language: Language) => getT(language, ['map', 'booths', 'exhibitors'])
export type MapT = Awaited<ReturnType<typeof getMapT>>

/** All that a drawing of the ground shows. */
export type MapOrder = {
  language: Language
  event: { name: string; venueName: string; city: string; startsOn: string; endsOn: string | null }
  floor: FloorPlan
  stands: ReadonlyArray<Stand>
  /** The plan, unless it is the published one. */
  draft: { number: number; status: 'draft' | 'superseded' } | undefined
  byKanwil: boolean
  /** Code of the booth that is marked. */
  marked: string | undefined
  /** What is drawn; a picture with its longer side in pixels. */
  as: { kind: 'svg' } | { kind: 'pdf' } | { kind: 'png'; longSidePx: number }
}

/** Draws the ground with who stands where, as the file that is asked for. */
export default async function drawMap(order: MapOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { language, event, floor, stands, draft, byKanwil, marked, as } = order
  const t = await getMapT(language)
  const scene = sceneOf(floor, {
    look: lookOf(stands, byKanwil, marked),
    words: { metre: t('map:file.metre'), north: t('map:file.north') },
  })
  const title = t('map:file.title', { event: event.name })
  if (as.kind === 'pdf') {
    const place = { venue: event.venueName, city: event.city }
    const lead = draft
      ? t('map:file.draft', {
          ...place,
          number: draft.number,
          status: t(`booths:planStatus.${draft.status}`),
        })
      : t('map:file.lead', {
          ...place,
          dates: formatDayRange(event.startsOn, event.endsOn, language),
        })
    return mapPaper({ event, title, lead, language, floor, scene, stands, byKanwil, t })
  }
  const svg = groundSvg(scene, { title, nameOf: namesIn(stands, t) })
  if (as.kind === 'svg') return new Uint8Array(Buffer.from(svg))
  return groundPng(svg, scene, as.longSidePx)
}

function lookOf(stands: ReadonlyArray<Stand>, byKanwil: boolean, marked: string | undefined) {
  const colours = byKanwil ? kanwilLooks(stands) : undefined
  return (booth: MapBooth): BoothLook => ({
    ...colours?.(booth),
    ...(booth.code === marked ? { tone: 'selected' } : {}),
  })
}

function namesIn(stands: ReadonlyArray<Stand>, t: MapT) {
  const names = new Map<string, string[]>()
  for (const { boothId, name } of stands) names.set(boothId, [...(names.get(boothId) ?? []), name])
  return ({ id, code }: MapBooth) =>
    t('map:file.boothName', { code, who: names.get(id)?.join(', ') ?? t('map:file.nobody') })
}
