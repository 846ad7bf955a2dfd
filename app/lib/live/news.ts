/** What the stream of a festival tells its pages; `null` for topics: anything may have changed. */
export type LiveNews = {
  /** How far the teller has come: whoever knows a mark can ask later what has changed since. */
  mark: string
  topics: ReadonlyArray<string> | null
  /** Over how many milliseconds all who hear this should spread their questions. */
  spreadMs: number
}

/** How often a stream that has nothing to tell says that it is still there. */
export const BEAT_MS = 10_000

/** The question under which a stream is told the mark that its listener knows. */
export const markParam = 'sejak'

/** The header of what a page asks by itself, without anybody having asked for it: it may be told to wait. */
export const refreshHeader = 'X-Gelar-Refresh'
