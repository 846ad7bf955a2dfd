import { expect, test } from 'vitest'
import { getT } from '#app/i18n/i18n.server.ts'
import { journalCellsOf } from './journal-cells.ts'
import { readJournalLine } from './journal-line.ts'

const line = (soldAt: string) =>
  JSON.stringify({
    ...{ kind: 'sale', soldAt, boothCode: 'B-1', exhibitorName: 'Lapas', kanwilName: null },
    ...{ productName: 'Kopi', quantity: 2, unitPriceIdr: 7, amountIdr: 14, payment: 'qris' },
    ...{ paymentReference: null, cashier: 'Sari', reason: null, deviceId: 'abcd', clientSeq: 0 },
  })

test('each line says its own day and time, whatever came before it', async () => {
  const cells = journalCellsOf({
    t: await getT('id', ['sales']),
    language: 'id',
    timeZone: 'Asia/Jakarta',
  })
  const clock = (soldAt: string) => cells(readJournalLine(line(soldAt))).slice(2, 4)

  expect(clock('2026-08-08T16:59:59.9+00:00')).toEqual(['2026-08-08', '23.59 WIB'])
  expect(clock('2026-08-08T17:00:00+00:00')).toEqual(['2026-08-09', '00.00 WIB'])
  expect(clock('2026-08-08T17:00:59+00:00')).toEqual(['2026-08-09', '00.00 WIB'])
  expect(clock('2026-08-08T16:59:00+00:00')).toEqual(['2026-08-08', '23.59 WIB'])
  expect(cells(readJournalLine(line('2026-08-08T03:00:00+00:00')))).toEqual([
    ...['B-1/ABCD/0001', 'Penjualan', '2026-08-08', '10.00 WIB', 'B-1', 'Lapas', null, 'Kopi'],
    ...[2, 7, 14, 'QRIS', null, 'Sari', null],
  ])
})
