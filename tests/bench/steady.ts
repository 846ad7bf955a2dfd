import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'
import type { RoleName } from '#db/types.ts'
import { CookieJar } from '#tests/support/cookies.ts'
import type { Target } from './load.ts'

/** Those who ask for files never stand in front of the phones on this side. */
const phones = new Agent({ keepAlive: true })
const others = new Agent({ keepAlive: true })

/** Signs somebody of the demonstration in; answers the cookies. */
export async function signIn(target: Target, as: RoleName = 'administrator'): Promise<string> {
  const account = demonstrationAccounts.find(({ role }) => role === as)
  const origin = `http://127.0.0.1:${target.port}`
  const answer = await fetch(`${origin}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({
      email: account?.email ?? '',
      password: demonstrationPassword,
    }),
  })
  if (answer.status !== 302) throw new Error(`Nobody could sign in: ${answer.status}.`)
  const jar = new CookieJar()
  jar.take(answer.headers)
  return jar.headers().get('Cookie') ?? ''
}

/** Begins something so many times a second, whether the earlier ones have ended or not. */
export async function atPace(
  perSecond: number,
  seconds: number,
  work: (turn: number) => Promise<void>,
) {
  const began = performance.now()
  const works: Promise<void>[] = []
  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    await pause(Math.max(0, began + (turn * 1000) / perSecond - performance.now()))
    works.push(work(turn))
  }
  await Promise.all(works)
}

/**
 * Asks, and answers when the whole answer is there. A kept connection may be closed at the moment that it is used: then it
 * is asked again, as browsers do.
 */
export async function timed(...asked: Parameters<typeof askOnce>): ReturnType<typeof askOnce> {
  try {
    return await askOnce(...asked)
  } catch (error) {
    if (error instanceof Closed) return timed(...asked)
    throw error
  }
}

class Closed extends Error {}

function askOnce(
  { port }: Target,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<{ status: number; ms: number }> {
  const sent = body === undefined ? '' : JSON.stringify(body)
  return new Promise((done, fail) => {
    const began = performance.now()
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: new URL(path, 'http://localhost').href.slice('http://localhost'.length),
        agent: body === undefined ? others : phones,
        headers: { ...headers, ...(sent ? { 'Content-Type': 'application/json' } : {}) },
      },
      (answer) => {
        answer.on('error', fail).on('end', () => {
          done({ status: answer.statusCode ?? 0, ms: performance.now() - began })
        })
        answer.resume()
      },
    )
    asked.on('error', (error) => fail(asked.reusedSocket ? new Closed() : error))
    asked.end(sent)
  })
}

export function p95(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
