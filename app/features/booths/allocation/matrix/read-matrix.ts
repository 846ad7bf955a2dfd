import { closeSync, openSync, readSync } from 'node:fs'
import type { MatrixProblem } from './matrix-problem.ts'
import { MatrixReader } from './matrix-reader.ts'

const CHUNK = 1 << 22

/** Reads a problem from a file of any size, piece by piece. */
export function readMatrixFile(path: string): MatrixProblem {
  const file = openSync(path, 'r')
  try {
    const reader = new MatrixReader()
    const chunk = new Uint8Array(CHUNK)
    for (;;) {
      const length = readSync(file, chunk)
      if (length === 0) return reader.end()
      reader.push(chunk.subarray(0, length))
    }
  } finally {
    closeSync(file)
  }
}
