import { printJson } from '#app/lib/print-json.ts'
import type { CopyUpload } from './copy-upload.ts'

type Parted = {
  /** Each thing once. */
  first: CopyUpload[]
  /** What the copy has said before, word by word. */
  again: CopyUpload[]
  /** What has the number of another thing of the copy: a phone whose memory was brought back from a backup. */
  rivals: CopyUpload[]
}

/** Parts what only its number names and what comes twice in a copy. What has an id of its own is another thing by that. */
export function partDoubles(uploads: ReadonlyArray<CopyUpload>): Parted {
  const parted: Parted = { first: [], again: [], rivals: [] }
  const seen = new Map<string, CopyUpload>()
  for (const upload of uploads) {
    const name = `${upload.kind} ${upload.seq} ${upload.understood ? upload.body.kind : ''}`
    const before = upload.id === null ? seen.get(name) : undefined
    if (before) {
      const place = contentOf(before) === contentOf(upload) ? parted.again : parted.rivals
      place.push(upload)
    } else {
      if (upload.id === null) seen.set(name, upload)
      parted.first.push(upload)
    }
  }
  return parted
}

const contentOf = ({ body }: CopyUpload) => printJson(body, { most: 64 * 1024, depth: 50 })
