import { createServer as createHttpServer, type Server } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { type BrowserContext, expect, type Page } from '@playwright/test'

/** A phone as the tests of phones see it. */
export const phone = { viewport: { width: 390, height: 844 }, locale: 'id-ID', hasTouch: true }

/** Takes pages and workers off the network. */
export async function goOffline(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  for (const worker of context.serviceWorkers()) {
    const reached = await worker.evaluate(() =>
      fetch('/healthz').then(
        () => true,
        () => false,
      ),
    )
    expect(reached).toBe(false)
  }
}

/** A line to the server under an address of its own. */
export type Line = AsyncDisposable & {
  baseURL: string
  cut(): void
  /** Lets nothing through any more, and tells nobody. */
  stall(): void
  mend(): void
}

/**
 * A line that can be cut for good: what a browser is told of a missing network its workers forget as soon as another page
 * is opened.
 */
export async function openLine(server: string): Promise<Line> {
  const { hostname, port } = new URL(server)
  const open = new Set<Socket>()
  let isCut = false
  let isStalled = false
  const line = createServer((near) => {
    near.on('error', () => {})
    if (isStalled) {
      open.add(near)
      return
    }
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    far.on('error', () => near.destroy())
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((done) => line.listen(0, 'localhost', done))
  const address = line.address()
  if (typeof address !== 'object' || !address) throw new Error('the line has no address')
  const hangUp = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    baseURL: `http://localhost:${address.port}`,
    cut() {
      isCut = true
      hangUp()
    },
    stall() {
      isStalled = true
      for (const socket of open) socket.unpipe().pause()
    },
    mend() {
      if (isStalled) hangUp()
      isStalled = false
      isCut = false
    },
    async [Symbol.asyncDispose]() {
      hangUp()
      await new Promise((done) => line.close(done))
    },
  }
}

/** The copy of the page at an address that the phone keeps. */
export function copyOf(page: Page, path: string): Promise<string | undefined> {
  return page.evaluate(
    async (address) => (await caches.match(address, { ignoreVary: true }))?.text(),
    path,
  )
}

/** The server under another address, where the worker's script is what the test says. */
export async function serveWorker(origin: string, script: () => string): Promise<Server> {
  const server = createHttpServer(async (request, response) => {
    if (request.url === '/sw.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script())
      return
    }
    const headers = new Headers()
    for (const name of ['X-Gelar-Language', 'Cookie']) {
      const value = request.headers[name.toLowerCase()]
      if (typeof value === 'string') headers.set(name, value)
    }
    const answer = await fetch(new URL(request.url ?? '/', origin), { headers, redirect: 'manual' })
    for (const name of ['Content-Type', 'X-Gelar-Keep-Until']) {
      const value = answer.headers.get(name)
      if (value) response.setHeader(name, value)
    }
    response.writeHead(answer.status)
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  return server
}
