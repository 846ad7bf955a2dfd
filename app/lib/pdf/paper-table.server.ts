import { inkColours } from './colours.ts'
import type { Paper, TextLook } from './paper.server.ts'

type TableColumn = {
  header?: string
  /** Share of the width; 1 unless told. */
  width?: number
  align?: 'left' | 'right' | 'center'
}
export type TableContent = {
  columns: ReadonlyArray<TableColumn>
  rows: ReadonlyArray<ReadonlyArray<string>>
  /** Points; 9 unless told. */
  size?: number
  /** Without shaded head, the first column bold: names and values. */
  plain?: boolean
}

const PAD_X = 5
const PAD_Y = 3.5
/** More than a cell of a page can show. */
const LONGEST = 6000

type Cell = { text: string; x: number; width: number; align: 'left' | 'right' | 'center' }
type Row = { cells: Cell[]; height: number }

/** Draws a table row by row. A row that does not fit goes to the next page, under the head written again. */
export function drawTable(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  content: TableContent,
): void {
  const { document } = paper
  const size = content.size ?? 9
  const head = content.columns.some(({ header }) => header)
    ? measure(
        paper,
        content,
        content.columns.map(({ header }) => header ?? ''),
        size,
        true,
      )
    : undefined
  const table = document.struct('Table')
  parent.add(table)
  const drawHead = () => {
    if (head) drawRow(paper, table, head, size, 'head')
  }
  const rows = content.rows.map((cells) => measure(paper, content, cells, size, false))
  paper.keep((head?.height ?? 0) + (rows[0]?.height ?? 0))
  drawHead()
  for (const row of rows) {
    if (paper.room < row.height && document.y > paper.area.y + (head?.height ?? 0)) {
      paper.newPage()
      drawHead()
    }
    drawRow(paper, table, row, size, content.plain ? 'plain' : 'body')
  }
  table.end()
}

function measure(
  paper: Paper,
  content: TableContent,
  texts: ReadonlyArray<string>,
  size: number,
  bold: boolean,
): Row {
  const { area, document } = paper
  const shares = content.columns.map(({ width = 1 }) => width)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const type: TextLook = { size, weight: bold ? 'bold' : 'regular' }
  let x = area.x
  const cells = content.columns.map((column, index): Cell => {
    const width = ((shares[index] ?? 1) / whole) * area.width
    x += width
    return {
      text: paper.lines((texts[index] ?? '').slice(0, LONGEST), width - 2 * PAD_X, type),
      x: x - width + PAD_X,
      width: width - 2 * PAD_X,
      align: column.align ?? 'left',
    }
  })
  paper.look(type)
  const heights = cells.map(({ text, width }) => document.heightOfString(text || ' ', { width }))
  // A row is never higher than a page: what a cell holds beyond that is cut.
  const height = Math.min(Math.max(...heights) + 2 * PAD_Y, area.height - 60)
  return { cells, height }
}

function drawRow(
  paper: Paper,
  table: PDFKit.PDFStructureElement,
  row: Row,
  size: number,
  kind: 'head' | 'body' | 'plain',
): void {
  const { document, area } = paper
  const top = document.y
  document.markContent('Artifact', { type: 'Layout' })
  if (kind === 'head') {
    document.rect(area.x, top, area.width, row.height).fill(inkColours.sunken)
  } else {
    document
      .moveTo(area.x, top + row.height)
      .lineTo(area.x + area.width, top + row.height)
      .lineWidth(0.5)
      .stroke(inkColours.line)
  }
  document.endMarkedContent()
  const line = document.struct('TR')
  table.add(line)
  row.cells.forEach((cell, index) => {
    const names = kind === 'head' || (kind === 'plain' && index === 0)
    const element = document.struct(names ? 'TH' : 'TD', {}, () => {
      paper.look({ size, weight: kind === 'head' ? 'bold' : names ? 'medium' : 'regular' })
      document.text(cell.text, cell.x, top + PAD_Y, {
        width: cell.width,
        height: row.height - PAD_Y,
        align: cell.align,
        ellipsis: true,
      })
    })
    line.add(element)
  })
  line.end()
  document.x = area.x
  document.y = top + row.height
}
