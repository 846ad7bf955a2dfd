import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { actPath } from '#app/lib/paths.ts'
import type { SlotStatus } from '#db/types.ts'
import type { StaffSlot } from '../plan/timetable.server.ts'
import { isSlotOpen, slotSteps } from './slot-status.ts'

/** What has been on, and how long it took. */
export function ClosedSlot({ slot, timeZone }: { slot: StaffSlot; timeZone: string }) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <div className="space-y-2">
      <p className="figures text-lg font-semibold">
        {f.instant(slot.startAt, timeZone)} – {f.time(slot.endAt, timeZone)}
      </p>
      {slot.actualStartsAt ? (
        <p className="figures text-ink-soft">
          {t('slot.actual')}: {f.time(slot.actualStartsAt, timeZone)}
          {slot.actualEndsAt ? ` – ${f.time(slot.actualEndsAt, timeZone)}` : null}
        </p>
      ) : null}
      <p className="text-ink-soft">{t('slot.closedHint')}</p>
    </div>
  )
}

/** The word on the button of a step: a step back is named for what it undoes. */
function stepWord(from: SlotStatus, to: Exclude<SlotStatus, 'cancelled'>) {
  if (from === 'live' && to === 'confirmed') return 'step.undoLive'
  if (from === 'confirmed' && to === 'planned') return 'step.unconfirm'
  if (from === 'done') return 'step.undoDone'
  if (from === 'cancelled') return 'step.restore'
  return `step.${to}` as const
}

type SlotStepsProps = {
  event: { slug: string }
  slot: StaffSlot
  /** Why the last step was refused. */
  errors: FormMessage[] | null | undefined
}

/** What may happen to a slot now: confirmed, begun, ended, cancelled, removed. */
export function SlotSteps({ event, slot, errors }: SlotStepsProps) {
  const { t } = useTranslation('programme')
  const steps = slotSteps[slot.status]
  return (
    <aside className="space-y-4">
      <FormErrors id="step-errors" errors={errors} />
      {slot.isPermitted ? null : (
        <Alert tone="warn" title={t('permit.missing')}>
          {slot.actId ? (
            <Link to={actPath(event, slot.actId)} className="prose-link">
              {t('permit.see')}
            </Link>
          ) : null}
        </Alert>
      )}
      <Card className="flex flex-col gap-2.5">
        <h2 className="font-bold">{t('slot.steps')}</h2>
        {steps
          .filter((to) => to !== 'cancelled')
          .map((to) => (
            <ActionForm key={to} intent="step" values={{ slotId: slot.id }} className="flex">
              <SubmitButton
                name="to"
                value={to}
                variant={to === 'confirmed' && slot.status === 'planned' ? 'primary' : 'secondary'}
                className="grow"
              >
                {t(stepWord(slot.status, to))}
              </SubmitButton>
            </ActionForm>
          ))}
        {steps.includes('cancelled') ? (
          <ConfirmDialog
            trigger={<Button variant="quiet">{t('step.cancel')}</Button>}
            title={t('slot.cancelTitle', { title: slot.title })}
            body={t('slot.cancelBody')}
            confirm={t('step.cancel')}
            intent="step"
            values={{ slotId: slot.id, to: 'cancelled' }}
          />
        ) : null}
        {isSlotOpen(slot.status) || slot.status === 'cancelled' ? (
          <ConfirmDialog
            trigger={<Button variant="quiet">{t('slot.remove')}</Button>}
            title={t('slot.removeTitle', { title: slot.title })}
            body={t('slot.removeBody')}
            confirm={t('slot.remove')}
            intent="remove"
            values={{ slotId: slot.id }}
          />
        ) : null}
      </Card>
    </aside>
  )
}
