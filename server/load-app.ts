import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { App, AppOptions, createApp } from '#app/http/app.server.ts'

type EntryModule = ServerBuild['entry']['module'] & { createApp: typeof createApp }

/** Loads the app of a build. */
export async function loadBuiltApp(dir: string, findAsset: AppOptions['findAsset']): Promise<App> {
  const file = join(dir, 'server', 'index.js')
  const build: ServerBuild = await import(pathToFileURL(file).href)
  return entryOf(build).createApp({
    build,
    development: false,
    clientDir: join(dir, 'client'),
    findAsset,
  })
}

/** The entry of a build, which carries `createApp` beside what Remix asks for. */
export function entryOf(build: ServerBuild): EntryModule {
  const entry = build.entry.module
  if (!hasCreateApp(entry)) throw new Error('app/entry.server.tsx does not export createApp.')
  return entry
}

function hasCreateApp(entry: ServerBuild['entry']['module']): entry is EntryModule {
  return 'createApp' in entry && typeof entry.createApp === 'function'
}
