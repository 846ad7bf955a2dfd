import { inflateSync } from 'node:zlib'

export type ReadPdf = {
  pageCount: number
  /** What is written on each page, line by line in the order of writing. */
  pages: string[]
  title: string
  language: string
  tagged: boolean
  /** Kinds of parts in the structure that screen readers follow, as `H1`, `P`, `Table`. */
  parts: string[]
  /** Alternatives in words for what is drawn. */
  alternatives: string[]
}

type Part = { head: string; stream?: Buffer }

/** Reads back a PDF that this program has made, so that a test can say what is on its pages. */
export function readPdf(file: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(file))
  const find = (id: string | undefined) => (id === undefined ? undefined : objects.get(id))
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
  const fonts = new Map<string, Map<number, string>>()
  const fontOf = (page: Part, name: string) => {
    const resources = find(/\/Resources (\d+) 0 R/.exec(page.head)?.[1])?.head ?? page.head
    const id = new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1] ?? ''
    const known = fonts.get(id)
    if (known) return known
    const unicode = find(/\/ToUnicode (\d+) 0 R/.exec(find(id)?.head ?? '')?.[1])
    const map = readCharacters(unicode?.stream?.toString('latin1') ?? '')
    fonts.set(id, map)
    return map
  }
  const heads = [...objects.values()].map(({ head }) => head)
  const all = heads.join('\n')
  return {
    pageCount: pages.length,
    pages: pages.map((page) => {
      const content = find(/\/Contents (\d+) 0 R/.exec(page.head)?.[1])?.stream
      return readText(content?.toString('latin1') ?? '', (name) => fontOf(page, name))
    }),
    title: readString(find(/\/Title (\d+) 0 R/.exec(all)?.[1])?.head.trim() ?? ''),
    language: readString(/\/Lang (\([^)]*\))/s.exec(all)?.[1] ?? ''),
    tagged: /\/Marked true/.test(all),
    parts: heads.flatMap((head) => /^<<\s*\/S \/(\w+)/.exec(head)?.[1] ?? []),
    alternatives: [...all.matchAll(/\/Alt (\((?:\\.|[^\\)])*\))/gs)].map((found) =>
      readString(found[1] ?? ''),
    ),
  }
}

function readObjects(file: Buffer): Map<string, Part> {
  const objects = new Map<string, Part>()
  const text = file.toString('latin1')
  for (const start of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = start.index + start[0].length
    const end = text.indexOf('endobj', from)
    const streamAt = text.indexOf('stream\n', from)
    if (streamAt < 0 || streamAt > end) {
      objects.set(start[1] ?? '', { head: text.slice(from, end) })
      continue
    }
    const head = text.slice(from, streamAt)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const raw = file.subarray(streamAt + 7, streamAt + 7 + length)
    objects.set(start[1] ?? '', {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw,
    })
  }
  return objects
}

function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>()
  const unicode = (hex: string) =>
    String.fromCharCode(
      ...(hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((part) => Number.parseInt(part, 16)),
    )
  for (const range of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '0', 16)
    ;[...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/gi)].forEach((found, index) => {
      characters.set(first + index, unicode(found[1] ?? ''))
    })
  }
  return characters
}

function readText(content: string, fontOf: (name: string) => Map<number, string>): string {
  let characters = new Map<number, string>()
  const lines: string[] = []
  for (const step of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (step[1] !== undefined) {
      characters = fontOf(step[1])
      continue
    }
    const codes = [...(step[2] ?? '').matchAll(/<([0-9a-f]+)>/gi)].map((found) => found[1]).join('')
    const glyphs = (codes.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
    lines.push(glyphs.map((glyph) => characters.get(glyph) ?? '\ufffd').join(''))
  }
  return lines.join('\n')
}

function readString(written: string): string {
  const bytes = written.slice(1, -1).replace(/\\([nrtbf()\\])/g, (_, sign: string) => {
    const plain = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[sign]
    return plain ?? sign
  })
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes
  return Buffer.from(bytes, 'latin1').subarray(2).swap16().toString('utf16le')
}
