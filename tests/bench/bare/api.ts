// What a scan and a sale cost at the least: `node:http`, `pg`, and the statements that our interface sends,
// with nothing around them: no framework, no validation, no check of signatures.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { uuidv7 } from 'uuidv7'
import type { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { readScannedText } from '#app/features/tickets/code/ticket-code.ts'
import { createPool } from '#db/connect.server.ts'

const pool = createPool(process.env.DATABASE_URL ?? '', { max: 10 })
const [scanFacts = '', storeScan = '', findDevice = '', storeSale = ''] = JSON.parse(
  process.env.BENCH_STATEMENTS ?? '[]',
)

async function first(name: string, text: string, values: unknown[]) {
  return (await pool.query({ name, text, values })).rows[0]
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function tokenHash(request: IncomingMessage): Buffer {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
  return createHash('sha256').update(token).digest()
}

type ScanItem = {
  seq: number
  code: string
  direction: string
  scannedAt: string
  offline: boolean
}

async function scan(hash: Buffer, { items: [item] }: { items: [ScanItem] }) {
  const read = readScannedText(item.code)
  const ticketIds = read.kind === 'signed' ? [read.ticket.ticketId] : []
  const facts = await first('facts', scanFacts, [hash, [item.seq], ticketIds, []])
  const [ticket] = facts.tickets
  const id = uuidv7()
  const entries = [{ ticketId: ticket.id, entryKey: 'once', enteredScanId: id, exitedScanId: null }]
  const scans = [
    {
      id,
      clientSeq: item.seq,
      ticketId: ticket.id,
      direction: item.direction,
      verdict: 'admitted',
      people: ticket.admits,
      scannedAt: item.scannedAt,
      offline: item.offline,
      earlierScanId: null,
    },
  ]
  await first('store', storeScan, [
    ...[facts.event_id, facts.gate_id, facts.device_id],
    ...['[]', JSON.stringify(entries), JSON.stringify(scans), '[]', false],
  ])
  const answer = { seq: item.seq, verdict: 'admitted', people: ticket.admits }
  return { now: new Date(), answers: [{ ...answer, validOn: null, earlier: null }] }
}

async function sale(hash: Buffer, { items: [item] }: { items: [SaleUpload] }) {
  const device = await first('device', findDevice, [hash])
  const { lines } = item
  const stored = await first('sale', storeSale, [
    ...[item.id, device.event_id, device.booth_id, item.shiftId, device.id, item.clientSeq],
    ...[item.payment, item.paymentReference ?? null],
    lines.reduce((sum, line) => sum + line.quantity * line.unitPriceIdr, 0),
    ...[item.soldAt, item.offline],
    lines.map((_, index) => index + 1),
    lines.map((line) => line.listingId),
    lines.map((line) => line.quantity),
    lines.map((line) => line.unitPriceIdr),
    ...[item.tenderedIdr ?? null, false, false],
  ])
  return { answers: [{ clientSeq: item.clientSeq, outcome: 'stored', id: stored.added_id }] }
}

const server = createServer(async (request, response) => {
  try {
    if (request.method === 'GET') return response.end('ok')
    const body = JSON.parse(await readBody(request))
    const hash = tokenHash(request)
    const answer = await (request.url === '/api/v1/gate/scans'
      ? scan(hash, body)
      : sale(hash, body))
    const text = JSON.stringify(answer)
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    })
    response.end(text)
  } catch (error) {
    response.writeHead(500, { 'Content-Length': '0' }).end()
    console.error(error)
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
