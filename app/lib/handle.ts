import type { UIMatch } from '@remix-run/react'
import type { AppNamespace } from '#app/i18n/i18n.ts'

type Manifest = `/${string}.webmanifest`

/** What a route module tells the shell about its page (`export const handle`). */
export type GelarHandle = {
  /** Namespaces of messages besides `common` and `errors`. */
  i18n?: AppNamespace[]
  /** False for a reading page: plain HTML, no framework script. */
  hydrate?: false
  /** Small modules under `public/js` that improve a page which does not hydrate. */
  scripts?: `/js/${string}.js`[]
  /** Lets the page compile WebAssembly (the gate's code reader). */
  wasm?: true
  /** Bytes of the largest file that a form sent to this address may carry. Without it no files are taken. */
  uploadBytes?: number
  /** The parameters that a public page reads; all others are taken out of its address before it is asked. */
  query?: ReadonlyArray<string>
  /** What the page is called on a home screen, where it is an app of its own. */
  manifest?: Manifest | ((params: Readonly<UIMatch['params']>) => Manifest)
}

function handleOf({ handle }: Pick<UIMatch, 'handle'>): GelarHandle {
  return typeof handle === 'object' && handle !== null ? handle : {}
}

/** How large a file a route with this handle takes, in bytes. */
export function uploadBytesOf(handle: unknown): number {
  return handleOf({ handle }).uploadBytes ?? 0
}

/** The parameters that a route with this handle reads. */
export function queryOf(handle: unknown): ReadonlyArray<string> {
  return handleOf({ handle }).query ?? []
}

/** Whether the framework script belongs on the page. A page that no route knows goes without. */
export function hydrates(matches: UIMatch[]): boolean {
  return matches.length > 1 && matches.every((match) => handleOf(match).hydrate !== false)
}

/** The small modules that the matched routes ask for, each once. */
export function scriptsOf(matches: UIMatch[]): string[] {
  return [...new Set(matches.flatMap((match) => handleOf(match).scripts ?? []))]
}

/** The manifest of the innermost route that has one. A page may link one only: browsers take the first. */
export function manifestOf(matches: UIMatch[]): string {
  const named = matches.flatMap((match) => {
    const { manifest } = handleOf(match)
    return (typeof manifest === 'function' ? manifest(match.params) : manifest) ?? []
  })
  return named.at(-1) ?? '/manifest.webmanifest'
}
