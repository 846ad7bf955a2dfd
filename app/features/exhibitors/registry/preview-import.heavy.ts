import { type Comparing, compareImport } from './compare-import.ts'
import { countStates, type ImportRow } from './import-diff.ts'

/** Which of the rows are looked at. */
export type PreviewPage = {
  /** Rows in this state; without it those that need a look most. */
  state?: ImportRow['state'] | undefined
  page: number
  pageSize: number
}

/** What needs a look comes first: what is wrong, else what would be new or different. */
const byNeed = ['wrong', 'new', 'changed', 'unchanged'] as const

/** What a kept file would do: all of it in numbers, and one page of its rows. */
export default function previewImport({
  comparing,
  shown: { state: asked, page, pageSize },
}: {
  comparing: Comparing
  shown: PreviewPage
}) {
  const { file, rows, existing, print } = compareImport(comparing)
  const counts = countStates(rows)
  const state = asked ?? byNeed.find((name) => counts[name] > 0) ?? 'unchanged'
  const inState = rows.filter((row) => row.state === state)
  const inFile = new Set(rows.map(({ key }) => key))
  return {
    ignored: file.ignored,
    counts,
    untouched: [...existing.keys()].filter((key) => !inFile.has(key)).length,
    print,
    state,
    rows: inState.slice((page - 1) * pageSize, page * pageSize).map(({ after, ...row }) => row),
    pageCount: Math.max(1, Math.ceil(inState.length / pageSize)),
  }
}
