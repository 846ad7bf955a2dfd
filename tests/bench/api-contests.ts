import { newId } from '#app/lib/ids.ts'
import type { Festival, Till } from './festival.ts'
import { requestBytes, type Target } from './load.ts'
import { type Contest, ROUNDS, spread } from './rounds.ts'

const WARM_UP = 1500
const REQUESTS = 800
/** Fresh tickets that the contest of scans uses up, and two for hearing its statements. */
export const TICKETS_NEEDED = (WARM_UP + REQUESTS * ROUNDS) * 2 + 2

const perSide = (requests: number) => ({ ours: requests, bare: requests })

const counters = new Map<string, number>()
/** The next running number of a phone. */
function nextSeq(token: string): number {
  const seq = counters.get(token) ?? 0
  counters.set(token, seq + 1)
  return seq
}

/** An upload of one reading of a ticket. */
export function scanUpload(gate: { token: string }, code: string) {
  const now = new Date().toISOString()
  const seq = nextSeq(gate.token)
  return {
    sentAt: now,
    items: [{ kind: 'ticket', seq, code, direction: 'entry', scannedAt: now, offline: false }],
  }
}

/** An upload of one sale of two lines, paid in cash. */
export function saleUpload(till: Till) {
  const clientSeq = nextSeq(till.token)
  const now = new Date().toISOString()
  const lines = [0, 1].flatMap((line) => {
    const listing = till.listings[(clientSeq + line) % till.listings.length]
    if (!listing) return []
    return [{ listingId: listing.id, quantity: 1 + line, unitPriceIdr: listing.priceIdr }]
  })
  const payment = { payment: 'cash', tenderedIdr: 500_000, offline: false }
  const sale = { id: newId(), clientSeq, shiftId: till.shiftId, soldAt: now, ...payment, lines }
  return { deviceAt: now, items: [sale] }
}

/** The two uploads that every phone at a gate and at a till makes all day. */
export function apiContests(festival: Festival, ours: Target, bare: Target): Contest[] {
  const { gates, tills, codes } = festival
  const headersOf = ({ token }: { token: string }) => ({
    Authorization: `Bearer ${token}`,
    'Accept-Encoding': 'gzip, deflate, br',
  })
  const at = <Item>(items: ReadonlyArray<Item>, index: number): Item => {
    const item = items[index]
    if (item === undefined) throw new Error('The bench has prepared too little.')
    return item
  }
  return [
    {
      name: 'scan (POST /api/v1/gate/scans)',
      wanted: 0.6,
      ours,
      bare,
      warmUp: perSide(WARM_UP),
      requests: perSide(REQUESTS),
      makeLoad: (requests) => ({
        expected: Buffer.from('"verdict":"admitted"'),
        connections: spread(requests, (connection) => {
          const gate = at(gates, connection)
          const upload = scanUpload(gate, codes.pop() ?? '')
          return requestBytes('POST', '/api/v1/gate/scans', headersOf(gate), upload)
        }),
      }),
    },
    {
      name: 'sale (POST /api/v1/till/sales)',
      wanted: 0.6,
      ours,
      bare,
      warmUp: perSide(WARM_UP),
      requests: perSide(REQUESTS),
      makeLoad: (requests) => ({
        expected: Buffer.from('"outcome":"stored"'),
        connections: spread(requests, (connection) => {
          const till = at(tills, connection)
          return requestBytes('POST', '/api/v1/till/sales', headersOf(till), saleUpload(till))
        }),
      }),
    },
  ]
}
