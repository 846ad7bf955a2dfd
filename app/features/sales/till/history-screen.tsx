import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { Button, IconButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { TillClient } from './till-client.ts'
import { type HistoryRow, listHistory } from './till-history.ts'
import type { TillSnapshot } from './till-snapshot.ts'
import { usePaymentName } from './use-payment-name.ts'

const tones: Record<HistoryRow['state'], Tone> = {
  stored: 'good',
  waiting: 'warn',
  refused: 'bad',
  handedOver: 'info',
  reversed: 'neutral',
  reversing: 'warn',
}

/** The latest sales, each with the way to take it back. */
export function HistoryScreen({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const paymentName = usePaymentName()
  const f = useFormat()
  const [wrong, setWrong] = useState<HistoryRow>()
  const rows = listHistory(till)
  const zone = till.state?.event.timeZone ?? 'Asia/Jakarta'
  if (wrong) {
    return <ReversalForm client={client} sale={wrong} onClose={() => setWrong(undefined)} />
  }
  if (rows.length === 0) {
    return (
      <EmptyState drawing="stall" title={t('till.history.emptyTitle')} className="m-4">
        {t('till.history.emptyBody')}
      </EmptyState>
    )
  }
  return (
    <div className="min-h-0 grow overflow-y-auto p-3">
      <h2 className="mb-3 text-xl font-bold">{t('till.history.title')}</h2>
      <ul className="mx-auto max-w-2xl space-y-2.5">
        {rows.map((row) => (
          <li key={row.id} className="rounded-card border border-line bg-surface p-3 shadow-card">
            <div className="flex items-start justify-between gap-3">
              <p className="figures text-sm text-ink-soft">
                {row.number}
                <br />
                {f.instant(row.soldAt, zone)} · {paymentName(row.payment)}
              </p>
              <StatusBadge tone={tones[row.state]}>
                {t(`till.history.state.${row.state}`)}
              </StatusBadge>
            </div>
            <ul className="mt-2 text-sm">
              {row.lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a sale never change
                <li key={index} className="figures">
                  {f.number(line.quantity)} × {line.productName}
                </li>
              ))}
            </ul>
            <div className="mt-2 flex items-center justify-between gap-3">
              <p className="figures text-lg font-extrabold">{f.rupiah(row.totalIdr)}</p>
              {row.reason ? (
                <p className="min-w-0 truncate text-sm text-ink-soft">{row.reason}</p>
              ) : null}
              {row.state === 'stored' || row.state === 'waiting' ? (
                <Button variant="secondary" onClick={() => setWrong(row)}>
                  {t('till.history.reverse')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

const reasons = ['product', 'quantity', 'price', 'changedMind'] as const

type ReversalFormProps = {
  client: TillClient
  sale: HistoryRow
  onClose: () => void
}

/** Why a sale is taken back: a usual reason by one press, or words. */
function ReversalForm({ client, sale, onClose }: ReversalFormProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const [reason, setReason] = useState('')
  const fit = reason.trim().length >= 3
  async function reverse() {
    if (!fit) return
    onClose()
    await client.reverse(sale.id, reason.trim())
  }
  return (
    <div className="min-h-0 grow overflow-y-auto p-3">
      <div className="mb-4 flex items-start gap-2">
        <IconButton label={t('till.history.back')} onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <div className="pt-1.5">
          <h2 className="text-xl font-bold">{t('till.history.reverseTitle')}</h2>
          <p className="figures mt-1 text-ink-soft">
            {t('till.history.reverseLead', {
              number: sale.number,
              amount: f.rupiah(sale.totalIdr),
            })}
          </p>
        </div>
      </div>
      <form
        className="mx-auto max-w-xl space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          void reverse()
        }}
      >
        <div className="flex flex-wrap gap-2">
          {reasons.map((name) => (
            <Button
              key={name}
              size="sm"
              variant="secondary"
              onClick={() => setReason(t(`till.history.reason.${name}`))}
            >
              {t(`till.history.reason.${name}`)}
            </Button>
          ))}
        </div>
        <TextField
          field={plainField('reason', { required: true, maxLength: 500 })}
          label={t('till.history.why')}
          autoComplete="off"
          minLength={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" variant="danger" size="lg" className="w-full" disabled={!fit}>
          {t('till.history.reverseNow')}
        </Button>
      </form>
    </div>
  )
}
