import {
  knownCategories,
  productCategories,
} from '#app/features/exhibitors/catalogue/categories.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import type { Db } from '#db/connect.server.ts'
import { askWay } from './ask-way.server.ts'
import type { Stand } from './plan-stands.server.ts'
import { loadPublicBooth, loadPublicMap } from './public-map.server.ts'
import { type CategoryWords, searchStands } from './search-stands.server.ts'
import { listSpots } from './spots.ts'

const LONGEST = 100
const RESULTS_A_PAGE = 20
const BOOTHS_A_PAGE = 60
const NAMES_SHOWN = 4

/** What the visitors' map shows, by `?q=`, `?stan=`, `?dari=&ke=` and `?halaman=`. */
export async function loadPublicMapPage(db: Db, eventId: string, request: Request) {
  const query = new URL(request.url).searchParams
  const word = (name: string) => (query.get(name) ?? '').slice(0, LONGEST).trim()
  const search = word('q')
  const page = parsePage(request)
  const { floor, plan, stands } = await loadPublicMap(db, eventId)
  const booth = floor.booths.find(({ code }) => code === word('stan').toUpperCase())
  const spots = listSpots(floor.landmarks, floor.booths)
  const [found, exhibitors, way] = await Promise.all([
    search && plan
      ? searchStands(db, { eventId, planId: plan.id }, search, {
          page,
          size: RESULTS_A_PAGE,
          categoryWords: await categoryWords(request),
        })
      : undefined,
    booth && plan ? loadPublicBooth(db, eventId, plan.id, booth.id) : [],
    askWay(db, { eventId, planId: plan?.id }, floor, spots, { from: word('dari'), to: word('ke') }),
  ])
  return {
    floor,
    published: plan !== undefined,
    search,
    found: found && { ...found, pageCount: Math.ceil(found.total / RESULTS_A_PAGE) },
    booth,
    exhibitors,
    asked: { from: word('dari'), to: word('ke') },
    way,
    spotLabels: spots.map(({ label }) => label),
    page,
    list: listPage(floor, stands, page),
  }
}

/** What visitors call the kinds of goods, in both languages. */
async function categoryWords(request: Request): Promise<CategoryWords> {
  const [own, id, en] = await Promise.all([
    getT(request, ['exhibitors']),
    getT('id', ['exhibitors']),
    getT('en', ['exhibitors']),
  ])
  return Object.fromEntries(
    productCategories.map((kind) => [
      kind,
      [own, id, en].map((t) => t(`exhibitors:category.${kind}`)),
    ]),
  )
}

type Floor = Awaited<ReturnType<typeof loadPublicMap>>['floor']

/** A page of the booths, zone by zone, each with some of who stands there. */
function listPage(floor: Floor, stands: ReadonlyArray<Stand>, page: number) {
  const inBooth = new Map<string, Stand[]>()
  for (const stand of stands) {
    const here = inBooth.get(stand.boothId)
    if (here) here.push(stand)
    else inBooth.set(stand.boothId, [stand])
  }
  const ordered = floor.zones.flatMap((zone) =>
    floor.booths.filter(({ zoneId }) => zoneId === zone.id),
  )
  const pageCount = Math.ceil(ordered.length / BOOTHS_A_PAGE)
  const shown = ordered.slice((page - 1) * BOOTHS_A_PAGE, page * BOOTHS_A_PAGE)
  return {
    pageCount,
    zones: floor.zones.flatMap((zone) => {
      const booths = shown.filter(({ zoneId }) => zoneId === zone.id)
      if (booths.length === 0) return []
      return [
        {
          id: zone.id,
          code: zone.code,
          name: zone.name,
          colour: zone.colour,
          booths: booths.map(({ id, code }) => {
            const here = inBooth.get(id) ?? []
            return {
              code,
              names: here.slice(0, NAMES_SHOWN).map(({ name }) => name),
              more: Math.max(0, here.length - NAMES_SHOWN),
              kinds: knownCategories(here.flatMap(({ categories }) => categories)),
            }
          }),
        },
      ]
    }),
  }
}

export type PublicMapPage = Awaited<ReturnType<typeof loadPublicMapPage>>
