import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { chunkOf } from './server/chunks.ts'
import { leadOnWithoutParts } from './server/missing-parts.ts'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), ...(isSsrBuild ? [] : [leadOnWithoutParts()])],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // The manifest tells which chunks the pages need that open without a connection.
    manifest: true,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf } },
  },
  server: { watch: { ignored: ['**/.data/**', '**/build/**', '**/test-results/**'] } },
}))
