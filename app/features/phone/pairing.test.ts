import { afterEach, expect, test, vi } from 'vitest'
import { ServerAway, ServerBusy, ServerRefused } from './ask-server.ts'
import { requestPairing } from './pairing.ts'

afterEach(() => void vi.unstubAllGlobals())

const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => Response.json(body, { status }))
const pair = () => requestPairing('gate', { code: 'AAAA-AAAA', label: 'Rani' })
const till = {
  ...{ id: '01a00000-0000-7000-8000-000000000001', kind: 'till', label: 'Rani' },
  event: {
    ...{ id: '01a00000-0000-7000-8000-000000000002', slug: 'ippa' },
    ...{ name: 'IPPA Fest', timeZone: 'Asia/Jakarta' },
  },
  place: { id: '01a00000-0000-7000-8000-000000000003', name: 'B-12' },
}

test('too many attempts are told apart from a server that is not reached', async () => {
  answer(429, { error: 'tooManyAttempts' })
  await expect(pair()).rejects.toBeInstanceOf(ServerBusy)
  // A queue that is told so sends again later, as without a connection.
  await expect(pair()).rejects.toBeInstanceOf(ServerAway)

  answer(503, { error: 'busy' })
  await expect(pair()).rejects.not.toBeInstanceOf(ServerBusy)
})

test('a code of the other kind is refused, also by a server that does not ask for the kind', async () => {
  answer(404, { error: 'wrongDevice' })
  await expect(pair()).rejects.toMatchObject({ code: 'wrongDevice' })

  answer(201, { token: 'secret', device: till })
  await expect(pair()).rejects.toEqual(new ServerRefused('wrongDevice', 409))
})
