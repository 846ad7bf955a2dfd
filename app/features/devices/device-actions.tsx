import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import type { SeenPhone } from './phone-state.ts'

type Phone = SeenPhone & { id: string; label: string }

/** What an organizer can do to a phone from afar. */
export function DeviceActions({ phone }: { phone: Phone }) {
  const { t } = useTranslation('devices')
  const { id, label, revokedAt, cashier } = phone
  const mayClose = !revokedAt || cashier !== null
  return (
    <div className="flex flex-wrap gap-2 whitespace-nowrap xl:flex-nowrap xl:justify-end">
      {revokedAt ? null : (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm">
              {t('phones.revoke')}
            </Button>
          }
          title={t('phones.revokeTitle', { label })}
          body={t('phones.revokeBody')}
          confirm={t('phones.revokeConfirm')}
          intent="revoke"
          values={{ deviceId: id }}
        />
      )}
      {mayClose ? (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm">
              {t('lost.close')}
            </Button>
          }
          title={t('lost.title', { label })}
          body={<WhatWillHappen phone={phone} />}
          confirm={t('lost.confirm')}
          intent="closeLost"
          values={{ deviceId: id }}
        >
          <TextField
            field={plainField('reason', { required: true, maxLength: 500, id: `lost-${id}` })}
            label={t('lost.reason')}
            hint={t('lost.reasonHint')}
            minLength={3}
            className="w-full"
            autoComplete="off"
          />
        </ConfirmDialog>
      ) : null}
    </div>
  )
}

function WhatWillHappen({ phone: { cashier, report, revokedAt } }: { phone: Phone }) {
  const { t } = useTranslation('devices')
  const onPhone = report ? report.waiting + report.refused : 0
  const sentences = [
    ...(revokedAt ? [] : [t('lost.refused')]),
    ...(cashier ? [t('lost.shift', { cashier })] : []),
    onPhone > 0 ? t('lost.holds', { count: onPhone }) : t('lost.later'),
  ]
  return sentences.join(' ')
}
