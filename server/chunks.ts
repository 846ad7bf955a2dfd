import type { Rollup } from 'vite'
import { phonePages } from '../app/lib/phone-pages.ts'

/** What every page with a script begins with. */
const SHELL = ['app/entry.client.tsx', 'app/root.tsx']
/** Re-exports a thousand pictures, of which the build keeps those that are used. */
const ICONS = '/node_modules/lucide-react/'

type ModuleInfo = Parameters<Rollup.GetManualChunk>[1]['getModuleInfo']
let kept: { shell: Set<string>; phones: Set<string> } | undefined

/**
 * Joins what pages always need together. Left alone the build makes a file of each icon and each small module that two
 * pages share, and a phone on a slow network waits for each of some fifty trips to the server.
 */
export const chunkOf: Rollup.GetManualChunk = (id, { getModuleIds, getModuleInfo }) => {
  if (id.includes(ICONS)) return 'icons'
  // These stay in files of their own: a file that imports from one of them would run it before the page has named its
  // routes.
  if (SHELL.some((file) => id.endsWith(`/${file}`))) return undefined
  kept ??= chunksOf([...getModuleIds()], getModuleInfo)
  // Icons need React, and the shell needs icons: in one file with the shell React would come too late for them.
  if (kept.shell.has(id)) return isOwn(id) ? 'shell' : 'framework'
  return kept.phones.has(id) ? 'phone' : undefined
}

function chunksOf(ids: string[], info: ModuleInfo) {
  const named = (files: ReadonlyArray<string>) =>
    ids.filter((id) => files.some((file) => id.endsWith(`/${file}`)))
  const shell = withImports(named(SHELL), info)
  const pages = phonePages.map(({ module }) => withImports(named([module]), info))
  const [first = new Set<string>(), ...others] = pages
  const shared = [...first].filter((id) => !shell.has(id) && others.every((other) => other.has(id)))
  const own = /\/app\/features\/phone\/|\/node_modules\/idb\//
  return { shell, phones: new Set(shared.filter((id) => own.test(id))) }
}

function isOwn(id: string): boolean {
  return !id.includes('/node_modules/') && !id.startsWith('\0')
}

/** Modules with all that they import before they run. */
function withImports(ids: ReadonlyArray<string>, info: ModuleInfo): Set<string> {
  const found = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || id.includes(ICONS)) continue
    found.add(id)
    waiting.push(...(info(id)?.importedIds ?? []))
  }
  return found
}
