import { datesOf } from '#app/features/events/event-standing.ts'
import type { EventRow } from '#app/features/events/queries.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { fileName } from '#app/lib/pdf/pdf-reply.server.ts'
import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import { listStands } from './plan-stands.server.ts'

const drawMap = drawnBeside<typeof import('./draw-map.heavy.ts')>(
  '#app/features/booths/map/draw-map.heavy.ts',
)

type ShownPlan = { id: string; number: number; status: 'draft' | 'published' | 'superseded' }
const contentTypes = { svg: 'image/svg+xml', pdf: 'application/pdf', png: 'image/png' }

/** Widths of pictures on offer, so that nobody can ask for endlessly many. */
const pictureSides = [1200, 2400, 3600]

export type MapFileKind = keyof typeof contentTypes

function kindOf(pathname: string): MapFileKind {
  const kind = pathname.slice(pathname.lastIndexOf('.') + 1)
  return kind === 'pdf' || kind === 'png' ? kind : 'svg'
}

/**
 * The drawing of the ground as the file that the address names (`.svg`, `.pdf`, `.png`), with who stands where by
 * the plan. `?stan=A-01` marks a booth, `?warna=kanwil` colours by Kanwil, `?lebar=3600` makes a larger picture.
 * `mayDraw` is asked before it is really drawn.
 */
export async function replyMapFile(
  db: Db,
  request: Request,
  event: EventRow,
  plan: ShownPlan | undefined,
  { cache, mayDraw }: { cache: string; mayDraw?: (kind: MapFileKind) => Promise<void> },
): Promise<Response> {
  const url = new URL(request.url)
  const query = url.searchParams
  const kind = kindOf(url.pathname)
  const [floor, stands] = await Promise.all([
    loadFloorPlan(db, event.id),
    plan ? listStands(db, event.id, plan.id) : [],
  ])
  const marked = floor.booths.find(({ code }) => code === query.get('stan'))?.code
  const drawn = await drawMap(
    {
      language: languageOf(request),
      event: {
        name: event.name,
        venueName: event.venueName,
        city: event.city,
        ...datesOf(event),
      },
      floor,
      stands,
      draft:
        plan && plan.status !== 'published'
          ? { number: plan.number, status: plan.status }
          : undefined,
      byKanwil: query.get('warna') === 'kanwil',
      marked,
      as: kind === 'png' ? { kind, longSidePx: sideOf(query) } : { kind },
    },
    { signal: request.signal, mayMake: mayDraw && (() => mayDraw(kind)) },
  )
  const name = fileName(['denah', event.slug, marked ?? ''].filter(Boolean).join('-'))
  return new Response(drawn, {
    headers: {
      'Content-Type': contentTypes[kind],
      'Content-Disposition': `inline; filename="${name}.${kind}"`,
      'Cache-Control': cache,
    },
  })
}

function sideOf(query: URLSearchParams): number {
  const wanted = Number(query.get('lebar') ?? '')
  return pictureSides.includes(wanted) ? wanted : 2400
}
