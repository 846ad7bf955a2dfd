import { knownCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { inkColours, zoneColour } from '#app/lib/pdf/colours.ts'
import { createPdf, type Paper } from '#app/lib/pdf/paper.server.ts'
import type { FloorPlan } from '../ground/floor-plan.server.ts'
import type { MapT } from './draw-map.heavy.ts'
import { drawGround, groundHeight } from './ground-pdf.server.ts'
import type { Stand } from './plan-stands.server.ts'
import type { Scene } from './scene.ts'
import { SYMBOL_UNITS, symbols } from './symbols.ts'

type MapPaper = {
  event: { name: string }
  title: string
  lead: string
  language: Language
  floor: FloorPlan
  scene: Scene
  stands: ReadonlyArray<Stand>
  byKanwil: boolean
  t: MapT
}

const LEGEND_ROW = 17
const LEGEND_COLUMN = 190

/** The map on A3 with its key, and after it the list of booths with who shows what. */
export async function mapPaper(content: MapPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { event, title, lead, language, floor, scene, byKanwil, t } = content
  const { view } = scene
  const paper = createPdf({
    title,
    language,
    size: 'A3',
    landscape: view.width >= view.height,
    line: event.name,
    madeAt: new Date(),
  })
  paper.title(title, lead)
  const key = legendOf(floor, t)
  const columns = Math.max(1, Math.floor(paper.area.width / LEGEND_COLUMN))
  const keyHeight = Math.ceil(key.length / columns) * LEGEND_ROW + 22
  const height = Math.min(paper.room - keyHeight - 34, groundHeight(scene, paper.area.width))
  const zones = floor.zones.map(({ code, name }) => `${code} ${name}`).join(', ')
  paper.figure(Math.max(120, height), t('map:file.alt', { event: event.name, zones }), (box) =>
    drawGround(paper, box, scene),
  )
  if (byKanwil) paper.paragraph(t('map:file.byKanwil'), { size: 9 })
  drawLegend(paper, key, columns, t('map:file.legend'))
  if (content.stands.length > 0) {
    paper.newPage()
    paper.heading(t('map:file.booths'))
    paper.table({
      columns: [
        { header: t('map:file.booth'), width: 0.7 },
        { header: t('map:file.zone'), width: 1.4 },
        { header: t('map:file.who'), width: 5 },
        { header: t('map:file.goods'), width: 3 },
      ],
      rows: boothRows(content),
    })
  }
  if (byKanwil) drawKanwilCodes(paper, content)
  return paper.finish()
}

function boothRows({ floor, stands, t }: MapPaper): string[][] {
  const inBooth = new Map<string, Stand[]>()
  for (const stand of stands) {
    const here = inBooth.get(stand.boothId)
    if (here) here.push(stand)
    else inBooth.set(stand.boothId, [stand])
  }
  const zoneOf = new Map(floor.zones.map((zone) => [zone.id, `${zone.code} · ${zone.name}`]))
  return floor.booths.map((booth) => {
    const here = inBooth.get(booth.id) ?? []
    const kinds = knownCategories(here.flatMap(({ categories }) => categories))
    return [
      booth.code,
      zoneOf.get(booth.zoneId) ?? '',
      here.map(({ name }) => name).join(', ') || t('map:file.nobody'),
      kinds.map((kind) => t(`exhibitors:category.${kind}`)).join(', '),
    ]
  })
}

type LegendEntry = { text: string } & ({ colour: number } | { symbol: string })

/** Zones by their colour, then each kind of landmark that is there by its sign. */
function legendOf({ zones, landmarks }: FloorPlan, t: MapT): LegendEntry[] {
  const kinds = [...new Set(landmarks.map(({ kind }) => kind))]
  return [
    ...zones.map(({ code, name, colour }) => ({ text: `${code} · ${name}`, colour })),
    ...kinds.map((kind) => ({ text: t(`booths:landmark.${kind}`), symbol: symbols[kind] ?? '' })),
  ]
}

function drawLegend(
  paper: Paper,
  key: ReadonlyArray<LegendEntry>,
  columns: number,
  title: string,
): void {
  if (key.length === 0) return
  const rows = Math.ceil(key.length / columns)
  const words = key.map(({ text }) => text).join(', ')
  paper.figure(rows * LEGEND_ROW + 18, `${title}: ${words}`, (box) => {
    const { document } = paper
    const width = box.width / columns
    paper.textBox(title, { ...box, height: 16 }, { size: 10, weight: 'bold' })
    key.forEach((entry, index) => {
      const x = box.x + Math.floor(index / rows) * width
      const y = box.y + 18 + (index % rows) * LEGEND_ROW
      if ('colour' in entry) {
        const { fill, edge } = zoneColour(entry.colour)
        document
          .roundedRect(x + 0.5, y + 0.5, 11, 11, 2)
          .lineWidth(1)
          .fillAndStroke(fill, edge)
      } else {
        document
          .save()
          .translate(x, y)
          .scale(12 / SYMBOL_UNITS)
        document.path(entry.symbol).fill(inkColours.inkSoft)
        document.restore()
      }
      paper.textBox(entry.text, { x: x + 18, y, width: width - 26, height: 13 }, { size: 9 })
    })
  })
}

function drawKanwilCodes(paper: Paper, { stands, t }: MapPaper): void {
  const offices = new Map(
    stands.flatMap(({ kanwilCode, kanwilName }) =>
      kanwilCode && kanwilName ? [[kanwilCode, kanwilName] as const] : [],
    ),
  )
  if (offices.size === 0) return
  paper.heading(t('map:file.kanwil'))
  paper.keyValues([...offices].sort(([a], [b]) => (a < b ? -1 : 1)))
}
