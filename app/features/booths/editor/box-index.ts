import type { Box } from '../ground/shapes.ts'

/** Finds what lies near a box without looking at everything: a grid of squares with what touches each. */
export class BoxIndex<Item> {
  private readonly cells = new Map<number, { box: Box; item: Item }[]>()

  constructor(
    entries: Iterable<{ box: Box; item: Item }>,
    private readonly cellM = 12,
  ) {
    for (const entry of entries) {
      this.eachCell(entry.box, 0, (key) => {
        const cell = this.cells.get(key)
        if (cell) cell.push(entry)
        else this.cells.set(key, [entry])
      })
    }
  }

  /** Every item whose box comes within `marginM` of this one, each once. */
  near(box: Box, marginM = 0): Item[] {
    const found = new Set<Item>()
    this.eachCell(box, marginM, (key) => {
      for (const entry of this.cells.get(key) ?? []) {
        const { left, right, top, bottom } = entry.box
        if (
          left <= box.right + marginM &&
          right >= box.left - marginM &&
          top <= box.bottom + marginM &&
          bottom >= box.top - marginM
        ) {
          found.add(entry.item)
        }
      }
    })
    return [...found]
  }

  private eachCell(box: Box, marginM: number, visit: (key: number) => void): void {
    const at = (metres: number) => Math.floor(metres / this.cellM)
    for (let column = at(box.left - marginM); column <= at(box.right + marginM); column++) {
      for (let row = at(box.top - marginM); row <= at(box.bottom + marginM); row++) {
        visit(column * 100_003 + row)
      }
    }
  }
}
