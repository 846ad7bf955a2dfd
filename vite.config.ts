import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // The manifest tells which chunks the pages need that open without a connection.
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true },
  server: { watch: { ignored: ['**/.data/**', '**/build/**', '**/test-results/**'] } },
})
