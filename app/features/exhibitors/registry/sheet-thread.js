// @ts-check
// Reads the first sheet of a workbook beside the server, so that a large one keeps nobody waiting.
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'

/** @param {unknown} cell */
function textOf(cell) {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(cell)
}

const rows = await readSheet(Buffer.from(workerData))
parentPort?.postMessage(rows.map((row) => row.map(textOf)))
