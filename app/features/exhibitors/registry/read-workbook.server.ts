import { crc32, inflateRawSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { DomainError } from '#app/lib/domain-error.ts'

/** The most that a workbook may hold unpacked: twenty thousand rows need less than half of it. */
const MOST_UNPACKED_BYTES = 40 * 1024 * 1024
const MOST_PARTS = 200

type Part = { name: Buffer; content: Buffer }

/**
 * The parts of a ZIP by its own list at the end, unpacked no further than the limit: what a file says of its size is
 * not believed.
 */
function unpack(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1) throw new DomainError('workbookBroken')
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_PARTS) throw new DomainError('workbookTooBig')
  const parts: Part[] = []
  let left = MOST_UNPACKED_BYTES
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new DomainError('workbookBroken')
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
    if ((flags & 1) !== 0) throw new DomainError('workbookLocked')
    const size = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const name = file.subarray(at + 46, at + 46 + nameLength)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(start, start + size)
    const content =
      method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }) : packed
    left -= content.byteLength
    if (left <= 0) throw new DomainError('workbookTooBig')
    parts.push({ name, content })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** The same parts in a ZIP without compression, in which nothing stands but what was looked at. */
function pack(parts: ReadonlyArray<Part>): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.byteLength, 14)
    facts.writeUInt32LE(content.byteLength, 18)
    facts.writeUInt16LE(name.byteLength, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, content)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, name)
    offset += 30 + name.byteLength + content.byteLength
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listed, end])
}

function unpackSafely(file: Uint8Array): Part[] {
  try {
    return unpack(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    if (error instanceof DomainError) throw error
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    throw new DomainError(code === 'ERR_BUFFER_TOO_LARGE' ? 'workbookTooBig' : 'workbookBroken')
  }
}

/** The first sheet of an XLSX as text. Cells that were merged are refused: nobody can say which row they belong to. */
export async function readWorkbook(file: Uint8Array): Promise<string[][]> {
  const parts = unpackSafely(file)
  const sheet = parts.find(({ name }) => name.toString() === 'xl/worksheets/sheet1.xml')
  const merged = /<mergeCell [^>]*ref="([A-Z0-9:]{1,40})"/.exec(sheet?.content.toString() ?? '')
  if (merged) throw new DomainError('cellsMerged', { cells: merged[1] ?? '' })
  if (!parts.some(({ name }) => name.toString() === 'xl/workbook.xml'))
    throw new DomainError('fileUnknown')
  return readRows(pack(parts))
}

async function readRows(workbook: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(workbook)
    return rows.map((row) => row.map(textOf))
  } catch {
    throw new DomainError('workbookBroken')
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(cell)
}
