import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'
import { languages } from '#app/i18n/i18n.ts'
import { phonePages } from '#app/lib/phone-pages.ts'
import { phoneFiles } from './phone-files.ts'

/**
 * Bundles the service worker of gate, till and stage, and writes into it what of the build they need; and the
 * small one of tickets, which needs nothing of it.
 */
export async function buildWorker(root: string, buildDir: string): Promise<void> {
  const clientDir = join(buildDir, 'client')
  const bundleDir = join(buildDir, 'worker')
  const manifest = (await readdir(join(clientDir, 'assets'))).find((name) =>
    /^manifest-\w+\.js$/.test(name),
  )
  if (!manifest) throw new Error('The build has no manifest of its routes.')
  const manifestFile = `assets/${manifest}`
  // Texts and markup of the pages come from the server's bundle, which names all files of the client by content.
  const server = await readFile(join(buildDir, 'server', 'index.js'))
  const revision = createHash('sha256').update(server).digest('hex').slice(0, 16)

  await bundle(root, 'service-worker.ts', join(bundleDir, 'sw.js'), {
    BUILD: JSON.stringify(revision),
    BUILD_MANIFEST: JSON.stringify(`/${manifestFile}`),
  })
  await bundle(root, 'ticket-worker.ts', join(bundleDir, 'tiket-sw.js'))
  await copyFile(join(bundleDir, 'tiket-sw.js'), join(clientDir, 'tiket-sw.js'))
  const { warnings } = await injectManifest({
    swSrc: join(bundleDir, 'sw.js'),
    swDest: join(clientDir, 'sw.js'),
    globDirectory: clientDir,
    globPatterns: [manifestFile, ...(await phoneFiles(buildDir))],
    dontCacheBustURLsMatching: /^\/?assets\//,
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
    modifyURLPrefix: { '': '/' },
    additionalManifestEntries: phonePages.flatMap(({ path }) =>
      languages.map((language) => ({ url: `${path}?lang=${language}`, revision })),
    ),
  })
  if (warnings.length > 0)
    throw new Error(`The service worker lacks files:\n${warnings.join('\n')}`)
}

function bundle(root: string, source: string, target: string, define: Record<string, string> = {}) {
  return build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define, 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      target: 'es2022',
      outDir: dirname(target),
      emptyOutDir: false,
      rollupOptions: {
        input: join(root, 'app/features/phone/worker', source),
        output: { format: 'iife', entryFileNames: basename(target) },
      },
    },
  })
}
