import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { NumberField } from '#app/components/fields.tsx'
import { FieldRow, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { asks } from '../call/call-terms.ts'
import { ConflictNote, StepActions, StepCard, type StepProps } from './apply-frame.tsx'
import { PowerHelper } from './power-helper.tsx'
import { needsForm } from './step-forms.ts'
import { SeenFields } from './use-seen.tsx'

/** The first step: room, people at the stand, and what the booth must have. */
export function NeedsStep({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const { application, terms, bases } = page
  const stored = useStored(page)
  const most = terms.maxTablesPerApplication
  const schema = useMemo(() => needsForm(most), [most])
  const [form, fields] = useGelarForm(schema, {
    id: 'needs',
    lastResult: reply,
    defaultValue: {
      tables: application?.tables ?? 1,
      peopleCount: application?.peopleCount ?? 2,
      powerWatts: application?.powerWatts ?? 0,
      needsWater: application?.needsWater ?? false,
      needsCooking: application?.needsCooking ?? false,
      needsColdStorage: application?.needsColdStorage ?? false,
    },
  })
  return (
    <StepCard step="needs">
      <GelarForm form={form}>
        <ConflictNote page={page} reply={reply} stored={stored} />
        <input type="hidden" name="intent" value="needs" />
        <SeenFields version={application?.version ?? 0} base={bases.needs} reply={reply} />
        <FieldRow>
          <NumberField
            field={fields.tables}
            label={t('exhibitors:field.tables')}
            hint={`${t('exhibitors:field.tablesHint')} ${t('call:apply.needs.maxTables', { max: most })}`}
          />
          <NumberField
            field={fields.peopleCount}
            label={t('exhibitors:field.people')}
            hint={t('exhibitors:field.peopleHint')}
          />
        </FieldRow>
        {asks(terms, 'power') ? (
          <div>
            <NumberField
              field={fields.powerWatts}
              label={t('exhibitors:field.power')}
              hint={t('exhibitors:field.powerHint')}
              unit={t('exhibitors:watt')}
            />
            <PowerHelper fieldId={fields.powerWatts.id} />
          </div>
        ) : null}
        <div>
          {asks(terms, 'water') ? (
            <CheckboxField field={fields.needsWater} label={t('exhibitors:field.water')} />
          ) : null}
          {asks(terms, 'cooking') ? (
            <CheckboxField
              field={fields.needsCooking}
              label={t('exhibitors:field.cooking')}
              hint={t('exhibitors:field.cookingHint')}
            />
          ) : null}
          {asks(terms, 'cold_storage') ? (
            <CheckboxField
              field={fields.needsColdStorage}
              label={t('call:apply.needs.cold')}
              hint={t('call:apply.needs.coldHint')}
            />
          ) : null}
        </div>
        <StepActions page={page} />
      </GelarForm>
    </StepCard>
  )
}

/** The needs as they are stored, in words. */
function useStored({ application, terms }: Pick<StepProps['page'], 'application' | 'terms'>) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  if (!application) return []
  const yesNo = (yes: boolean) => t(yes ? 'exhibitors:yes' : 'exhibitors:no')
  return [
    { term: t('exhibitors:field.tables'), detail: f.number(application.tables) },
    { term: t('exhibitors:field.people'), detail: f.number(application.peopleCount) },
    ...(asks(terms, 'power')
      ? [
          {
            term: t('exhibitors:field.power'),
            detail: t('exhibitors:watts', { watts: f.number(application.powerWatts) }),
          },
        ]
      : []),
    ...(asks(terms, 'water')
      ? [{ term: t('exhibitors:field.water'), detail: yesNo(application.needsWater) }]
      : []),
    ...(asks(terms, 'cooking')
      ? [{ term: t('exhibitors:field.cooking'), detail: yesNo(application.needsCooking) }]
      : []),
    ...(asks(terms, 'cold_storage')
      ? [{ term: t('call:apply.needs.cold'), detail: yesNo(application.needsColdStorage) }]
      : []),
  ]
}
