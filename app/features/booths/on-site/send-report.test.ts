import { expect, test } from 'vitest'
import { sendReport } from './send-report.ts'

const report = { id: 'x', action: '/panitia/x/lapangan/lapor', fields: [] }
const answering = (make: () => Response | Promise<Response>) => async () => make()
const json = (body: unknown, status: number) => () => Response.json(body, { status })

test.each([
  ['kept', json({ ok: true }, 200), { kind: 'kept' }],
  [
    'refused with the reason',
    json({ ok: false, key: 'problemNotFound', params: {} }, 409),
    { kind: 'refused', message: { key: 'problemNotFound', params: {} } },
  ],
  [
    'refused when the booth is gone',
    () => new Response('<html>', { status: 404 }),
    { kind: 'refused', message: { key: 'boothNotFound' } },
  ],
  [
    'refused when it is too large for what stands before the server',
    () => new Response('<html>', { status: 413 }),
    { kind: 'refused', message: { key: 'pictureTooBig' } },
  ],
  ['held back until signing in', () => new Response(null, { status: 302 }), { kind: 'signed-out' }],
  ['sent again after trouble of the server', json({}, 503), { kind: 'later' }],
  ['sent again when slowed down', json({}, 429), { kind: 'later' }],
  [
    'sent again when a strange net answers in its place',
    () => new Response('<html>Masuk Wi-Fi', { status: 200 }),
    { kind: 'later' },
  ],
  [
    'sent again without a signal',
    () => Promise.reject(new TypeError('Failed to fetch')),
    { kind: 'later' },
  ],
])('a report is %s', async (_what, make, outcome) => {
  expect(await sendReport(report, answering(make))).toEqual(outcome)
})
