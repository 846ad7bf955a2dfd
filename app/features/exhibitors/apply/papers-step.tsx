import { useTranslation } from 'react-i18next'
import { DateField, TextField } from '#app/components/fields.tsx'
import { FieldRow, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { ConflictNote, StepActions, StepCard, type StepProps } from './apply-frame.tsx'
import { isFood } from './apply-steps.ts'
import { PapersForm } from './step-forms.ts'
import { SeenFields } from './use-seen.tsx'

/** Papers of what is eaten and drunk. */
export function PapersStep({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  const { application, bases } = page
  const food = application?.products.filter(isFood) ?? []
  const [form, fields] = useGelarForm(PapersForm, {
    id: 'papers',
    lastResult: reply,
    defaultValue: {
      papers: food.map((product) => ({
        productId: product.id,
        pirtNumber: product.pirtNumber ?? undefined,
        bpomNumber: product.bpomNumber ?? undefined,
        halalNumber: product.halalNumber ?? undefined,
        bestBefore: product.bestBefore ?? undefined,
      })),
    },
  })
  const stored = food.map((product) => ({
    term: product.name,
    detail: [
      product.pirtNumber && `PIRT ${product.pirtNumber}`,
      product.bpomNumber && `BPOM ${product.bpomNumber}`,
      product.halalNumber && `Halal ${product.halalNumber}`,
      product.bestBefore && f.day(product.bestBefore),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <StepCard step="papers">
      <GelarForm form={form}>
        <ConflictNote page={page} reply={reply} stored={stored} />
        <input type="hidden" name="intent" value="papers" />
        <SeenFields version={application?.version ?? 0} base={bases.papers} reply={reply} />
        {fields.papers.getFieldList().map((row, index) => {
          const product = food[index]
          if (!product) return null
          const paper = row.getFieldset()
          return (
            <fieldset key={row.key} className="rounded-control border border-line p-4">
              <legend className="px-1 font-semibold break-words">{product.name}</legend>
              <input type="hidden" name={paper.productId.name} value={product.id} />
              <FieldRow>
                <TextField
                  field={paper.pirtNumber}
                  label={t('exhibitors:product.pirt')}
                  hint={t('call:apply.papers.eitherHint')}
                  optional
                />
                <TextField field={paper.bpomNumber} label={t('exhibitors:product.bpom')} optional />
                <TextField
                  field={paper.halalNumber}
                  label={t('exhibitors:product.halal')}
                  optional
                />
                <DateField
                  field={paper.bestBefore}
                  label={t('call:apply.papers.bestBefore')}
                  hint={t('call:apply.papers.bestBeforeHint')}
                  optional
                />
              </FieldRow>
            </fieldset>
          )
        })}
        <StepActions page={page} />
      </GelarForm>
    </StepCard>
  )
}
