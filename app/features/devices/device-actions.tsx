import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { writeSpans } from './missing-numbers.ts'
import type { SeenPhone } from './phone-state.ts'

type Phone = SeenPhone & { id: string; label: string }

/** What an organizer can do to a phone from afar. */
export function DeviceActions({ phone }: { phone: Phone }) {
  const { t } = useTranslation('devices')
  const { id, label, revokedAt, cashier, report } = phone
  const mayClose = !revokedAt || cashier !== null
  return (
    <div className="flex flex-wrap gap-2 whitespace-nowrap xl:flex-nowrap xl:justify-end">
      {report?.which && report.missing > 0 ? (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm">
              {t('missing.dismiss')}
            </Button>
          }
          title={t('missing.title', { label })}
          body={t('missing.body', {
            count: report.missing,
            numbers: writeSpans(report.which.spans, report.missing),
          })}
          confirm={t('missing.confirm')}
          intent="dismissMissing"
          values={{ deviceId: id, mark: report.which.mark }}
        >
          <ReasonField id={`missing-${id}`} hint={t('missing.reasonHint')} />
        </ConfirmDialog>
      ) : null}
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
          <ReasonField id={`lost-${id}`} hint={t('lost.reasonHint')} />
        </ConfirmDialog>
      ) : null}
    </div>
  )
}

function ReasonField({ id, hint }: { id: string; hint: string }) {
  const { t } = useTranslation('devices')
  return (
    <TextField
      field={plainField('reason', { required: true, maxLength: 500, id })}
      label={t('lost.reason')}
      hint={hint}
      minLength={3}
      className="w-full"
      autoComplete="off"
    />
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
