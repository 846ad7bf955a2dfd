import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream'
import { serialize } from 'node:v8'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { DoOnce } from './do-once.ts'
import type { HeavyPath } from './heavy.server.ts'
import { orderKey } from './order-key.ts'
import { workBeside } from './threads.server.ts'

/** A file whose work writes a file at `path`, from pieces that it is handed. */
type WritingFile<Input, Piece> = {
  default: (input: Input & { path: string }, pieces: AsyncIterable<Piece>) => Promise<void>
}
type InputOf<File> = File extends { default: (input: infer Input, pieces: never) => unknown }
  ? Omit<Input, 'path'>
  : never
type PieceOf<File> = File extends {
  default: (input: never, pieces: AsyncIterable<infer Piece>) => unknown
}
  ? Piece
  : never

const once = new DoOnce<WrittenFile>()
let folder: Promise<string> | undefined

/**
 * Files of many rows, written beside the thread that serves requests: rows are read a piece at a time when the writer
 * asks for them, and neither they nor the file are ever in memory as a whole. `known` tells two states of the same
 * thing apart: who ask for the same are given one file.
 */
export function writtenBeside<File extends WritingFile<never, never>>(file: HeavyPath) {
  return async (
    input: InputOf<File>,
    pieces: () => AsyncIterable<PieceOf<File>>,
    { known, signal }: { known: unknown; signal?: AbortSignal | undefined },
  ): Promise<WrittenFile> => {
    const written = await once.run(orderKey(file, { input, known }), signal, async (nobody) => {
      const made = await writeFile((path) => {
        const order = { file, input: serialize({ ...input, path }) }
        return workBeside(order, nobody, pieces)
      })
      // Those who wait take it at once; when all of them have left, nobody does.
      setImmediate(() => made.closeUnused())
      return made
    })
    return written.take()
  }
}

/** Has a file written and opens it; nothing is left behind in the folder, whoever has it open reads on. */
async function writeFile(write: (path: string) => Promise<unknown>): Promise<WrittenFile> {
  folder ??= mkdtemp(join(tmpdir(), 'gelar-files-'))
  const path = join(await folder, randomUUID())
  try {
    await write(path)
    return await WrittenFile.open(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** A finished file, to be read by each who has asked for it; closed after the last. */
export class WrittenFile {
  private readers = 0

  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<WrittenFile> {
    const handle = await open(path)
    const { size } = await handle.stat()
    return new WrittenFile(handle, size)
  }

  /** One more reads it: `stream` has to be called once. */
  take(): this {
    this.readers += 1
    return this
  }

  /** The bytes, for one of those who read. */
  stream(): ReadableStream<Uint8Array> {
    const reading = this.handle.createReadStream({ start: 0, autoClose: false })
    finished(reading, () => {
      this.readers -= 1
      this.closeUnused()
    })
    return createReadableStreamFromReadable(reading)
  }

  closeUnused(): void {
    if (this.readers === 0) void this.handle.close()
  }
}
