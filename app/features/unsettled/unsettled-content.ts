import { isShortened } from '#app/features/devices/kept-body.ts'
import { ReversalUpload, SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { lineAmount } from '#app/features/sales/till/cart.ts'
import { readUpload } from '#app/features/tickets/scans/scan-items.ts'
import { printJson } from '#app/lib/print-json.ts'
import type { UnsettledKind } from '#db/types.ts'

/** What somebody did on the phone, as far as it is understood. `madeAt` is told by the phone's clock. */
export type UnsettledContent =
  | {
      kind: 'sale'
      madeAt: Date
      payment: SaleUpload['payment']
      totalIdr: number
      shiftId: string
      lines: SaleUpload['lines']
    }
  | { kind: 'reversal'; madeAt: Date; saleId: string; reason: string }
  | { kind: 'ticket'; madeAt: Date; direction: 'entry' | 'exit'; told: string | null }
  | { kind: 'walk_in'; madeAt: Date; direction: 'entry' | 'exit'; people: number }
  /** `shortened`: it was too long to be kept whole. */
  | { kind: 'unreadable'; text: string; shortened: boolean }

const TEXT_MOST = 4000

/** Everything that was sent, to be looked at; never the code of a ticket, which would let somebody in. */
function textOf(body: unknown): string {
  return printJson(body, { most: TEXT_MOST, depth: 50, hidden: 'code', indent: 2 })
}

/** Reads what a phone has sent. */
export function readContent(kind: UnsettledKind, body: unknown): UnsettledContent {
  const content = readers[kind](body)
  return content ?? { kind: 'unreadable', text: textOf(body), shortened: isShortened(body) }
}

const readers: Record<UnsettledKind, (body: unknown) => UnsettledContent | undefined> = {
  sale(body) {
    const { data } = SaleUpload.safeParse(body)
    if (!data) return undefined
    const { soldAt, payment, shiftId, lines } = data
    const totalIdr = lines.reduce((sum, line) => sum + lineAmount(line), 0)
    return { kind: 'sale', madeAt: new Date(soldAt), payment, totalIdr, shiftId, lines }
  },
  reversal(body) {
    const { data } = ReversalUpload.safeParse(body)
    if (!data) return undefined
    const { reversedAt, saleId, reason } = data
    return { kind: 'reversal', madeAt: new Date(reversedAt), saleId, reason }
  },
  reading(body) {
    const data = readUpload(body)
    if (!data) return undefined
    const { scannedAt: madeAt, direction } = data
    if (data.kind === 'walk_in') {
      return { kind: 'walk_in', madeAt, direction, people: data.people }
    }
    return { kind: 'ticket', madeAt, direction, told: data.told }
  },
}
