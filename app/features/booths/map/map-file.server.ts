import { datesOf } from '#app/features/events/event-standing.ts'
import type { EventRow } from '#app/features/events/queries.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { fileName, pdfReply } from '#app/lib/pdf/pdf-reply.server.ts'
import { formatDayRange } from '#app/lib/time-format.ts'
import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import type { BoothLook, MapBooth } from './ground-drawing.ts'
import { groundPng, groundSvg } from './ground-svg.server.ts'
import { kanwilLooks } from './kanwil-looks.ts'
import { mapPaper } from './map-paper.server.ts'
import { listStands, type Stand } from './plan-stands.server.ts'
import { sceneOf } from './scene.ts'

type ShownPlan = { id: string; number: number; status: 'draft' | 'published' | 'superseded' }
const getMapT = (request: Request) => getT(request, ['map', 'booths', 'exhibitors'])
export type MapT = Awaited<ReturnType<typeof getMapT>>
type FileKind = 'svg' | 'pdf' | 'png'

/** Widths of pictures on offer, so that nobody can ask for endlessly many. */
const pictureSides = [1200, 2400, 3600]

function kindOf(pathname: string): FileKind {
  const kind = pathname.slice(pathname.lastIndexOf('.') + 1)
  return kind === 'pdf' || kind === 'png' ? kind : 'svg'
}

/**
 * The drawing of the ground as the file that the address names (`.svg`, `.pdf`, `.png`), with who stands where by
 * the plan. `?stan=A-01` marks a booth, `?warna=kanwil` colours by Kanwil, `?lebar=3600` makes a larger picture.
 */
export async function replyMapFile(
  db: Db,
  request: Request,
  event: EventRow,
  plan: ShownPlan | undefined,
  cache: string,
): Promise<Response> {
  const url = new URL(request.url)
  const query = url.searchParams
  const kind = kindOf(url.pathname)
  const [t, floor, stands] = await Promise.all([
    getMapT(request),
    loadFloorPlan(db, event.id),
    plan ? listStands(db, event.id, plan.id) : [],
  ])
  const byKanwil = query.get('warna') === 'kanwil'
  const scene = sceneOf(floor, {
    look: lookOf(stands, byKanwil, query.get('stan')),
    words: { metre: t('map:file.metre'), north: t('map:file.north') },
  })
  const title = t('map:file.title', { event: event.name })
  const name = fileName(['denah', event.slug, query.get('stan') ?? ''].filter(Boolean).join('-'))
  if (kind === 'pdf') {
    const { startsOn, endsOn } = datesOf(event)
    const language = languageOf(request)
    const place = { venue: event.venueName, city: event.city }
    const lead =
      plan && plan.status !== 'published'
        ? t('map:file.draft', {
            ...place,
            number: plan.number,
            status: t(`booths:planStatus.${plan.status}`),
          })
        : t('map:file.lead', { ...place, dates: formatDayRange(startsOn, endsOn, language) })
    const file = await mapPaper({ event, title, lead, language, floor, scene, stands, byKanwil, t })
    return pdfReply(file, name, { 'Cache-Control': cache })
  }
  const svg = groundSvg(scene, { title, nameOf: namesIn(stands, t) })
  return kind === 'svg'
    ? fileReply(svg, 'image/svg+xml', `${name}.svg`, cache)
    : fileReply(await groundPng(svg, scene, sideOf(query)), 'image/png', `${name}.png`, cache)
}

function lookOf(stands: ReadonlyArray<Stand>, byKanwil: boolean, marked: string | null) {
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

function sideOf(query: URLSearchParams): number {
  const wanted = Number(query.get('lebar') ?? '')
  return pictureSides.includes(wanted) ? wanted : 2400
}

function fileReply(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
  cache: string,
): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `inline; filename="${name}"`,
      'Cache-Control': cache,
    },
  })
}
