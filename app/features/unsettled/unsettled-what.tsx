import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { UnsettledRow } from './list-unsettled.server.ts'
import type { UnsettledContent } from './unsettled-content.ts'

type WhatProps = { row: UnsettledRow; timeZone: string }

/** What was done on the phone, and when. */
export function UnsettledWhat({ row, timeZone }: WhatProps) {
  const f = useFormat()
  const title = useContentTitle()
  const { content, madeAt } = row
  return (
    <div className="min-w-0">
      <p>{title(content)}</p>
      {madeAt ? (
        <p className="figures text-sm font-normal text-ink-soft">{f.instant(madeAt, timeZone)}</p>
      ) : null}
      <Details row={row} />
    </div>
  )
}

/** What it is, in a few words. */
export function useContentTitle(): (content: UnsettledContent) => string {
  const { t } = useTranslation(['devices', 'sales'])
  const f = useFormat()
  return (content) => {
    switch (content.kind) {
      case 'sale':
        return t('devices:unsettled.content.sale', {
          amount: f.rupiah(content.totalIdr),
          payment: t(`sales:payment.${content.payment}`),
        })
      case 'reversal':
        return t('devices:unsettled.content.reversal')
      case 'ticket':
        return t(`devices:unsettled.content.ticket.${content.direction}`)
      case 'walk_in':
        return t(`devices:unsettled.content.walkIn.${content.direction}`, { count: content.people })
      case 'unreadable':
        return t('devices:unsettled.content.unreadable')
    }
  }
}

const toldVerdicts = [
  'admitted',
  'exited',
  'already_in',
  'not_in',
  'wrong_day',
  'wrong_gate',
  'wrong_event',
  'revoked',
  'unknown',
] as const

function Details({ row: { content, products } }: { row: UnsettledRow }) {
  const { t } = useTranslation(['devices', 'tickets'])
  const f = useFormat()
  if (content.kind === 'sale') {
    return (
      <ul className="mt-1 text-sm font-normal">
        {content.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a sale never change
          <li key={index} className="figures">
            {f.number(line.quantity)} ×{' '}
            {products[line.listingId.toLowerCase()] ?? t('devices:unsettled.unknownProduct')}{' '}
            <span className="text-ink-soft">{f.rupiah(line.unitPriceIdr)}</span>
          </li>
        ))}
      </ul>
    )
  }
  if (content.kind === 'reversal') {
    return <p className="mt-1 text-sm font-normal break-words">{content.reason}</p>
  }
  if (content.kind === 'ticket') {
    const told = toldVerdicts.find((verdict) => verdict === content.told)
    if (!told) return null
    return (
      <p className="mt-1 text-sm font-normal">
        {t('devices:unsettled.told', { verdict: t(`tickets:gate.verdict.${told}`) })}
      </p>
    )
  }
  if (content.kind === 'unreadable') {
    return (
      <details className="mt-1 text-sm font-normal">
        <summary className="min-h-6 cursor-pointer text-link">
          {t('devices:unsettled.sent')}
        </summary>
        <pre className="mt-1 max-w-lg rounded-control bg-sunken p-2 text-xs whitespace-pre-wrap wrap-anywhere">
          {content.text}
        </pre>
        {content.shortened ? (
          <p className="mt-1 text-ink-soft">{t('devices:unsettled.shortened')}</p>
        ) : null}
      </details>
    )
  }
  return null
}
