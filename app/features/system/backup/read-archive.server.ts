import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'

/** The parts of an archive in their order; each must be read to its end, or left with `break`. */
export async function* readArchive(
  path: string,
): AsyncGenerator<{ name: string; content: Readable }> {
  const archive = extract()
  // `pipe` would lose what the disk says, and wait for ever.
  const read = pipeline(createReadStream(path), archive)
  read.catch(() => {})
  try {
    for await (const entry of archive) {
      yield { name: entry.header.name, content: Readable.from(entry) }
    }
    await read
  } finally {
    archive.destroy()
  }
}
