import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { NumberField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { WEIGHT_MAX, type Weights } from '#app/features/booths/allocation/problem.ts'
import { ProposeForm } from '../plan-forms.ts'

/** Asks how much each aim matters, then lets the system propose a plan. */
export function ProposeDialog(props: { weights: Weights; planId?: string; lastResult: unknown }) {
  const { t } = useTranslation(['booths'])
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Sparkles />}>{t('booths:plan.propose')}</Button>}
      title={t('booths:plan.proposeTitle')}
      lead={t('booths:plan.proposeLead')}
    >
      <Fields {...props} close={() => setOpen(false)} />
    </Dialog>
  )
}

function Fields({
  weights,
  planId,
  lastResult,
  close,
}: {
  weights: Weights
  planId?: string
  lastResult: unknown
  close: () => void
}) {
  const { t } = useTranslation(['booths'])
  const [form, fields] = useGelarForm(ProposeForm, {
    id: 'propose',
    lastResult,
    defaultValue: { ...weights, seed: 1, includeWaiting: false },
  })
  const hint = t('booths:plan.weightHint', { max: WEIGHT_MAX })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="propose" />
      {planId ? <input type="hidden" name="basePlanId" value={planId} /> : null}
      <p className="text-sm text-ink-soft">{hint}</p>
      <FieldRow>
        <NumberField field={fields.priority} label={t('booths:part.priority')} />
        <NumberField field={fields.wish} label={t('booths:part.wish')} />
        <NumberField field={fields.together} label={t('booths:part.together')} />
        <NumberField field={fields.variety} label={t('booths:part.variety')} />
        <NumberField field={fields.crowd} label={t('booths:part.crowd')} />
        <NumberField
          field={fields.seed}
          label={t('booths:plan.seed')}
          hint={t('booths:plan.seedHint')}
        />
      </FieldRow>
      <CheckboxField field={fields.includeWaiting} label={t('booths:plan.includeWaiting')} />
      <FormActions>
        <SubmitButton>{t('booths:plan.compute')}</SubmitButton>
        <Button variant="quiet" onClick={close}>
          {t('booths:plan.close')}
        </Button>
      </FormActions>
    </GelarForm>
  )
}
