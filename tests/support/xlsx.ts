import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** The files inside a ZIP (which every XLSX is) by name, read from its central directory. */
function unzip(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(start, start + size)
    files.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return files
}

/** The numbers in a column of every sheet, in the order of the sheets; text is left out. */
export function numbersOf(xlsx: Buffer, column: string): number[][] {
  const files = unzip(xlsx)
  const sheets = [...files.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return sheets.map((name) => {
    const cells = (files.get(name) ?? '').matchAll(
      /<c r="([A-Z]+)\d+"([^>]*)>(?:<f[^>]*>[^<]*<\/f>)?<v>([^<]*)<\/v>/g,
    )
    return [...cells]
      .filter(
        ([, where, attributes = '']) =>
          where === column && !/t="(s|str|inlineStr)"/.test(attributes),
      )
      .map(([, , , value]) => Number(value))
  })
}

/** The names of the sheets, in order. */
export function sheetNames(xlsx: Buffer): string[] {
  const book = unzip(xlsx).get('xl/workbook.xml') ?? ''
  return [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name)
}

/** All texts of a workbook, one after the other. */
export function textsOf(xlsx: Buffer): string[] {
  const files = [...unzip(xlsx)].filter(([name]) => /sharedStrings|worksheets/.test(name))
  const texts = files.map(([, text]) => text).join('')
  return [...texts.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text)
}

/** A ZIP of these files, compressed; `says` is the unpacked size it claims for each. */
export function zipOf(files: Record<string, string | Buffer>, says?: number): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)]
    const packed = deflateRawSync(content)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(says ?? content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, name)
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(list.length / 4, 8)
  end.writeUInt16LE(list.length / 4, 10)
  end.writeUInt32LE(Buffer.concat(list).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...list, end])
}
