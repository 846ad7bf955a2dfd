import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createPdf } from '#app/lib/pdf/paper.server.ts'
import { readPdf } from '#tests/support/read-pdf.ts'
import { boothMarks, boothOutline } from './booth-marks.ts'
import type { GroundDrawing, MapBooth } from './ground-drawing.ts'
import { drawGround, groundHeight } from './ground-pdf.server.ts'
import { groundPng, groundSvg } from './ground-svg.server.ts'
import { kanwilLooks } from './kanwil-looks.ts'
import { scaleLength } from './map-furniture.ts'
import { readable } from './marks.ts'
import { sceneOf } from './scene.ts'
import { symbols } from './symbols.ts'
import { walkwayMarks } from './walkway-marks.ts'

const booth = (overrides: Partial<MapBooth> = {}): MapBooth => ({
  id: 'b',
  zoneId: 'z',
  code: 'A-01',
  xM: 10,
  yM: 10,
  widthM: 6,
  depthM: 3,
  rotationDeg: 0,
  capacity: 4,
  ...overrides,
})
const drawing: GroundDrawing = {
  ground: { widthM: 60, depthM: 40 },
  zones: [
    {
      id: 'z',
      code: 'A',
      name: 'Sumatra & <Jawa>',
      colour: 11,
      outline: [
        [5, 5],
        [40, 5],
        [40, 30],
      ],
    },
  ],
  booths: [booth(), booth({ id: 'c', code: 'A-02', xM: 20, rotationDeg: 200 })],
  landmarks: Object.keys(symbols).map((kind, index) => ({
    id: kind,
    kind,
    name: index % 2 === 0 ? 'Panggung 🎤 Utama' : '',
    xM: 2,
    yM: index * 3,
    widthM: 1 + index,
    depthM: 8 - (index % 7),
    rotationDeg: index * 40,
  })),
  walkways: [
    {
      id: 'w',
      line: [
        [0, 35],
        [60, 35],
      ],
      widthM: 4,
    },
    {
      id: 'v',
      line: [
        [30, 35],
        [30, 0],
      ],
      widthM: 8,
    },
  ],
}
const words = { metre: 'm', north: 'U' }

test('the drawing as SVG needs no typeface, names each booth, and keeps markup out of its words', () => {
  const svg = groundSvg(sceneOf(drawing, { words }), {
    title: 'Denah "Fest" <2026>',
    nameOf: ({ code }) => `Stan ${code}: Tom & <b>Jerry</b>`,
  })

  expect(svg).toContain('<title id="judul">Denah &quot;Fest&quot; &lt;2026&gt;</title>')
  expect(svg).toContain('<g id="stan-A-02"><title>Stan A-02: Tom &amp; &lt;b&gt;Jerry')
  expect(svg).not.toMatch(/<text|<b>|NaN|undefined|style=/)
  expect(svg).toBe(
    groundSvg(sceneOf(drawing, { words }), {
      title: 'Denah "Fest" <2026>',
      nameOf: ({ code }) => `Stan ${code}: Tom & <b>Jerry</b>`,
    }),
  )
})

test('the picture has the asked longer side and is not empty', async () => {
  const scene = sceneOf(drawing, { words, look: () => ({ tone: 'selected' }) })
  const png = await groundPng(groundSvg(scene, { title: '', nameOf: () => '' }), scene, 620)

  const { width, height } = await sharp(png).metadata()
  const corner = { left: 115, top: 115, width: 1, height: 1 }
  const [red = 0, , blue = 0] = await sharp(png).extract(corner).removeAlpha().raw().toBuffer()

  expect([width, height]).toEqual([620, Math.round((620 * scene.view.height) / scene.view.width)])
  // In the corner of A-01 there is the accent.
  expect(red).toBeGreaterThan(blue + 50)
})

test('on paper the codes and names can be searched', async () => {
  const paper = createPdf({ title: 'Denah', language: 'id', madeAt: new Date(0) })
  const scene = sceneOf(drawing, {
    words,
    way: [
      { x: 0, y: 0 },
      { x: 9, y: 9 },
    ],
  })
  paper.figure(groundHeight(scene, paper.area.width), 'Denah lahan', (box) =>
    drawGround(paper, box, scene),
  )

  const read = readPdf(await paper.finish())

  expect(read.pageCount).toBe(1)
  expect(read.pages[0]).toContain('A-01')
  expect(read.pages[0]).toContain('A · Sumatra & <Jawa>')
  expect(read.alternatives).toEqual(['Denah lahan'])
})

test('a turned booth keeps its size, and its code is never upside down', () => {
  const codes = [0, 45, 90, 180, 200, 270, -90].map((rotationDeg) => {
    const [, text] = boothMarks(booth({ rotationDeg }), 0, {})
    return text?.kind === 'text' ? text.turnDeg : undefined
  })

  expect(codes).toEqual([0, 45, 90, 0, 20, 90, -90])
  expect(boothOutline(booth())).toBe('M10.08 10.08h5.84v2.84h-5.84z')
  expect([135, 91, -91, 360].map(readable)).toEqual([-45, -89, 89, 0])
})

test('a walkway that ends on another is no wider there than the narrower of the two', () => {
  const discs = walkwayMarks(drawing.walkways).flatMap((mark) =>
    mark.kind === 'path' && mark.paint.fill === 'surface' ? [mark.d] : [],
  )

  expect(discs).toContain('M28 35a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z')
})

test('the scale bar has a round length of no more than a sixth of the ground', () => {
  expect([6, 50, 70, 180, 400, 1000].map(scaleLength)).toEqual([1, 5, 10, 20, 50, 100])
})

test('booths are coloured and marked by the Kanwil that stand in them', () => {
  const look = kanwilLooks([
    { boothId: 'b', kanwilCode: 'JT' },
    { boothId: 'b', kanwilCode: 'AC' },
    { boothId: 'b', kanwilCode: 'BA' },
    { boothId: 'c', kanwilCode: null },
  ])

  expect(look(booth())).toEqual({ colour: 0, note: 'AC BA+1' })
  expect(look(booth({ id: 'c' }))).toEqual({})
})
