/** Options of the Remix Vite plugin; `vite.config.ts` reads them from here. */
/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  // Chosen by `server/fresh-build.ts`: a folder for each build.
  buildDirectory: process.env.BUILD_DIRECTORY ?? 'build/by-hand',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
