import type { LoaderFunctionArgs } from '@remix-run/node'
import { stageManagerPath } from '#app/lib/paths.ts'

/**
 * What the stage page is called on a home screen. Open to everybody, since browsers ask for it without the session: it
 * says nothing but the address that was asked.
 */
export function loader({ params }: LoaderFunctionArgs) {
  const start = stageManagerPath({ slug: encodeURIComponent(params.event ?? '') })
  const manifest = {
    id: start,
    name: 'Gelar Panggung',
    short_name: 'Panggung',
    description: 'Memulai dan mengakhiri acara di panggung festival.',
    lang: 'id',
    start_url: start,
    scope: start,
    display: 'standalone',
    background_color: '#fbf7ee',
    theme_color: '#23265c',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'public, max-age=300',
    },
  })
}
