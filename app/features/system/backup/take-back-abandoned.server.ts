import { createClient } from '#db/connect.server.ts'
import { takeBack, waitForRestoreTurn } from './set-aside.server.ts'

/** At a start: what a restore that was killed has set aside is put back. One that is still at work is waited for. */
export async function takeBackAbandoned(url: string, say: (text: string) => void): Promise<void> {
  const client = createClient(url, { application_name: 'gelar start' })
  client.on('error', () => {}) // said by the query that it cuts off
  await client.connect()
  try {
    await waitForRestoreTurn(client, say)
    if (await takeBack(client)) {
      say(
        'Pemulihan yang terputus dibatalkan: data lama kembali / A restore that was cut short is undone: the data of before is back',
      )
    }
  } finally {
    await client.end()
  }
}
