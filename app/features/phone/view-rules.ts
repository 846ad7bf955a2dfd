/**
 * What becomes of the copy of a page once the server has answered: it is replaced, deleted, shown in place of the
 * answer, or left as it is.
 */
type ViewOutcome = 'keep' | 'drop' | 'give-way' | 'leave'

type Answer = { status: number; type: string; redirected: boolean; keepUntil: string | null }

/**
 * An answer that may be kept replaces the copy. A refusal, a redirect to the sign-in page and an answer that may not
 * be kept delete it. An error of the server or of a proxy counts as having no network.
 */
export function judgeAnswer({ status, type, redirected, keepUntil }: Answer): ViewOutcome {
  if (status >= 500 || status === 429) return 'give-way'
  if (type === 'opaqueredirect' || redirected) return 'drop'
  if (status === 200) return instantOf(keepUntil) === undefined ? 'drop' : 'keep'
  return [401, 403, 404, 410].includes(status) ? 'drop' : 'leave'
}

/** Whether a copy may still be shown. */
export function isFresh(keepUntil: string | null, now: Date): boolean {
  const until = instantOf(keepUntil)
  return until !== undefined && now.getTime() < until
}

function instantOf(text: string | null): number | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : time
}

type KeptEntry = { key: string; keepUntil: string | null; files: string[] }

/** Which copies go, given all of them, oldest first: those past their time, and the oldest beyond the limit. */
export function findSurplus(
  views: ReadonlyArray<KeptEntry>,
  { limit, now }: { limit: number; now: Date },
): string[] {
  const fresh = views.filter(({ keepUntil }) => isFresh(keepUntil, now))
  const stay = new Set(fresh.slice(-limit))
  return views.filter((view) => !stay.has(view)).map(({ key }) => key)
}

/** The files of this server that a page names in links and scripts, each once. */
export function filesNamedIn(html: string): string[] {
  const tags = html.match(/<(?:link|script)\b[^>]*>/g) ?? []
  const named = tags
    .filter((tag) => !/\brel="(?:canonical|alternate)"/.test(tag))
    .flatMap((tag) => /\b(?:href|src)="(\/[^/"][^"]*)"/.exec(tag)?.[1] ?? [])
  return [...new Set(named)]
}

/** The page with the mark that lets it say that it is a copy. */
export function markAsKept(html: string): string {
  return html.replace(/<html\b/, '<html data-kept=""')
}
