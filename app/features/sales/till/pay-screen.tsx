import { clsx } from 'clsx'
import { ArrowLeft, Banknote, CreditCard, Landmark, Minus, Plus, QrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, IconButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { type PaymentKind, paymentKinds } from '#app/features/phone/contract/till-uploads.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { addOne, type Cart, cartTotal, lineAmount, takeOne } from './cart.ts'
import { changeDue } from './cash.ts'
import { CashPanel, ChangePanel } from './cash-panel.tsx'
import { cheer } from './cheer.ts'
import { QrisPanel } from './qris-panel.tsx'
import type { TillClient } from './till-client.ts'
import type { TillReceipt } from './till-receipt.ts'
import type { TillSnapshot } from './till-snapshot.ts'

type PayScreenProps = {
  client: TillClient
  till: TillSnapshot
  /** The same however often it is pressed, also after a restart: it is one sale. */
  saleId: string
  cart: Cart
  onCart: (cart: Cart) => void
  onBack: () => void
  onSold: (receipt: TillReceipt) => void
}

const icons = { cash: Banknote, qris: QrCode, card: CreditCard, transfer: Landmark }

/** Paying: the sum, how, the lines once more, and one press that records the sale, however often it is tapped. */
export function PayScreen({ client, till, saleId, cart, onCart, onBack, onSold }: PayScreenProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const [kind, setKind] = useState<PaymentKind>('cash')
  const [tenderedIdr, setTendered] = useState<number>()
  const [reference, setReference] = useState('')
  const [state, setState] = useState<'open' | 'storing' | 'failed'>('open')
  const totalIdr = cartTotal(cart)
  const ready =
    kind !== 'cash' || (tenderedIdr !== undefined && changeDue(totalIdr, tenderedIdr) !== undefined)

  async function sell() {
    if (state === 'storing' || !ready) return
    setState('storing')
    try {
      const receipt = await client.sell(saleId, cart, {
        kind,
        tenderedIdr: kind === 'cash' ? (tenderedIdr ?? totalIdr) : null,
        reference: reference.trim() === '' ? null : reference.trim(),
      })
      cheer()
      onSold(receipt)
    } catch {
      setState('failed')
    }
  }

  return (
    <>
      <div className="min-h-0 grow overflow-y-auto p-3">
        <div className="mx-auto max-w-xl space-y-5">
          <div className="flex items-center gap-2">
            <IconButton label={t('till.pay.back')} onClick={onBack}>
              <ArrowLeft />
            </IconButton>
            <h2 className="text-xl font-bold">{t('till.pay.title')}</h2>
          </div>
          <div className="text-center">
            <p className="text-sm font-medium text-ink-soft">{t('till.pay.total')}</p>
            <p className="figures text-[clamp(2.25rem,11vw,3.5rem)] leading-tight font-extrabold tracking-tight">
              {f.rupiah(totalIdr)}
            </p>
          </div>
          {state === 'failed' ? <Alert tone="bad" live title={t('till.pay.failed')} /> : null}
          <fieldset>
            <legend className="sr-only">{t('till.pay.how')}</legend>
            <div className="grid grid-cols-4 gap-2">
              {paymentKinds.map((one) => (
                <KindButton
                  key={one}
                  kind={one}
                  chosen={kind === one}
                  onChoose={() => setKind(one)}
                />
              ))}
            </div>
          </fieldset>
          {kind === 'cash' ? (
            <CashPanel totalIdr={totalIdr} tenderedIdr={tenderedIdr} onTendered={setTendered} />
          ) : null}
          {kind === 'qris' ? (
            <QrisPanel totalIdr={totalIdr} payload={till.state?.qrisPayload ?? null} />
          ) : null}
          {kind === 'cash' ? null : (
            <TextField
              field={plainField('reference', { maxLength: 100 })}
              label={t(`till.pay.reference.${kind}`)}
              hint={t('till.pay.referenceHint')}
              optional
              autoComplete="off"
              value={reference}
              onChange={(event) => setReference(event.target.value)}
            />
          )}
          {/* Last, because above the fields they would push the sums off a small screen. */}
          <CartLines till={till} cart={cart} onCart={onCart} />
        </div>
      </div>
      <div className="shrink-0 border-t border-line bg-surface p-3">
        {kind === 'cash' ? <ChangePanel totalIdr={totalIdr} tenderedIdr={tenderedIdr} /> : null}
        <Button
          size="xl"
          className="w-full"
          disabled={!ready}
          pending={state === 'storing'}
          onClick={() => void sell()}
        >
          {t(`till.pay.done.${kind}`)}
        </Button>
      </div>
    </>
  )
}

type KindButtonProps = { kind: PaymentKind; chosen: boolean; onChoose: () => void }

function KindButton({ kind, chosen, onChoose }: KindButtonProps) {
  const { t } = useTranslation('sales')
  const Icon = icons[kind]
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'flex min-h-18 flex-col items-center justify-center gap-1 rounded-control border text-sm font-semibold',
        chosen ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong bg-surface',
      )}
    >
      <Icon aria-hidden="true" className="size-6" />
      {t(`payment.${kind}`)}
    </button>
  )
}

type CartLinesProps = { till: TillSnapshot; cart: Cart; onCart: (cart: Cart) => void }

function CartLines({ till, cart, onCart }: CartLinesProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {cart.map((line) => {
        const listing = till.state?.listings.find(({ id }) => id === line.listingId)
        const item = { id: line.listingId, priceIdr: line.unitPriceIdr }
        const product = listing?.productName ?? t('till.pay.goneProduct')
        return (
          <li key={line.listingId} className="flex items-center gap-2 p-2.5">
            <div className="min-w-0 grow">
              <p className="truncate font-semibold">{product}</p>
              <p className="figures text-sm text-ink-soft">
                {f.rupiah(line.unitPriceIdr)} · {f.rupiah(lineAmount(line))}
              </p>
            </div>
            <IconButton
              label={t('till.sell.takeOne', { product })}
              variant="secondary"
              onClick={() => onCart(takeOne(cart, item))}
            >
              <Minus />
            </IconButton>
            <span className="figures min-w-8 text-center text-lg font-bold">
              {f.number(line.quantity)}
            </span>
            <IconButton
              label={t('till.sell.addOne', { product })}
              variant="secondary"
              onClick={() => onCart(addOne(cart, item))}
            >
              <Plus />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
