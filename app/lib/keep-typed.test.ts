import { describe, expect, test } from 'vitest'
import { keepTyped } from './keep-typed.ts'

function sending(serverAction: () => Promise<unknown>) {
  const body = new FormData()
  body.set('name', 'Tas anyam')
  body.set('photo', new File(['x'], 'tas.png'))
  const request = new Request('http://gelar.test/peserta', { method: 'POST', body })
  return { request, params: {}, serverAction: async <T>() => (await serverAction()) as T }
}

describe('a form that is sent', () => {
  test('is answered by the server when that can be reached', async () => {
    expect(await keepTyped(sending(async () => ({ status: 'success' })))).toEqual({
      status: 'success',
    })
  })

  test('comes back as it was typed when there is no connection', async () => {
    const answer = await keepTyped(
      sending(() => Promise.reject(new TypeError('Failed to fetch'))),
      (reply) => ({ reply }),
    )
    expect(answer).toBeInstanceOf(Response)
    if (!(answer instanceof Response)) return
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      reply: { initialValue: { name: 'Tas anyam' }, error: { '': [{ key: 'notSent' }] } },
    })
  })

  test('lets every other failure through', async () => {
    const redirect = new Response(null, { status: 302 })
    await expect(keepTyped(sending(() => Promise.reject(redirect)))).rejects.toBe(redirect)
  })
})
