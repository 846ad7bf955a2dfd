import { writable } from './house-font.server.ts'
import type { Paper, PaperBox, TextLook } from './paper.server.ts'

/** Each try is a little smaller than the one before. */
const SHRINK = 0.94

/** Writes a text into a box: smaller if it must be, and cut if the smallest size does not fit either. */
export function drawTextBox(
  paper: Paper,
  text: string,
  box: PaperBox,
  look: TextLook & { smallest?: number },
): number {
  const { document } = paper
  const wanted = look.size ?? 10
  const smallest = Math.min(look.smallest ?? 7, wanted)
  const words = writable(text).split(/\s+/)
  const longest = Math.max(0, ...words.map((word) => paper.widthOf(word, look)))
  let size =
    longest > box.width ? Math.max(smallest, (wanted * box.width * 0.98) / longest) : wanted
  const linesAt = (points: number) => paper.lines(text, box.width, { ...look, size: points })
  const heightAt = (points: number) => {
    paper.look({ ...look, size: points })
    return document.heightOfString(linesAt(points), { width: box.width })
  }
  while (size > smallest && heightAt(size) > box.height) size = Math.max(smallest, size * SHRINK)
  const whole = heightAt(size)
  document.text(linesAt(size), box.x, box.y, {
    width: box.width,
    height: box.height,
    align: look.align ?? 'left',
    ellipsis: whole > box.height,
  })
  return Math.min(box.height, whole)
}
