import type { ServerBuild } from '@remix-run/node'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { listRoutes } from '#tests/support/routes.ts'
import { keepKnownQuery } from './known-query.server.ts'
import { PageCache } from './page-cache.server.ts'

const modules = import.meta.glob<ServerBuild['routes'][string]['module']>(
  '/app/routes/public/*.{ts,tsx}',
)

/** The routes of festivals' public pages, each answering with the address that reaches it. */
async function site() {
  const listed = await listRoutes()
  const routes: ServerBuild['routes'] = { root: { id: 'root', path: '', module: await blank() } }
  for (const { id, file, ...route } of listed) {
    const load = modules[`/app/${file}`]
    routes[id] = { id, ...route, module: load ? await load() : await blank() }
  }
  const seen: string[] = []
  const app = new Hono()
  app.use(keepKnownQuery(routes))
  app.use(new PageCache().middleware())
  app.get('*', (c) => {
    const url = new URL(c.req.raw.url)
    seen.push(url.pathname + url.search)
    return c.text('page')
  })
  const addresses = listed
    .filter(({ file }) => file.startsWith('routes/public/'))
    .flatMap(({ id, path, index, parentId }) => {
      if (parentId === 'routes/public/festival')
        return [{ id, path: index ? '/f/x' : `/f/x/${path}` }]
      if (index) return [{ id, path: '/' }]
      return path?.startsWith('f/:event/') ? [{ id, path: `/${path.replace(':event', 'x')}` }] : []
    })
    .map(({ id, path = '' }) => ({ id, path: path.replace(/:\w+/g, 'y') }))
  return { routes, app, seen, addresses }
}

const blank = async () => ({ default: () => null })

test('every public page names the parameters it reads, and an unknown one gives the kept answer', async () => {
  const { routes, app, seen, addresses } = await site()
  expect(addresses.length).toBeGreaterThan(9)

  for (const { path } of addresses) {
    for (const query of ['', '?utm_source=x', '?fbclid=1&x=2']) await app.request(path + query)
  }

  expect(seen).toEqual(addresses.map(({ path }) => path))
  const silent = addresses.filter(({ id }) => {
    const handle: unknown = routes[id]?.module.handle
    return !(typeof handle === 'object' && handle !== null && 'query' in handle)
  })
  expect(silent).toEqual([])
})

test('known parameters stay, in one order, without doubles and empty ones', async () => {
  const { app, seen } = await site()

  await app.request('/f/x/produk?kanwil=JB&x=1&cari=kopi&cari=teh&jenis=')
  await app.request('/f/x/produk?cari=kopi&kanwil=JB')
  await app.request('/f/x/produk?cari=teh')

  expect(seen).toEqual(['/f/x/produk?cari=kopi&kanwil=JB', '/f/x/produk?cari=teh'])
})
