import { useTranslation } from 'react-i18next'
import { SelectField, TextareaField } from '#app/components/fields.tsx'
import { FieldRow, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { asks } from '../call/call-terms.ts'
import { knownCategories } from '../catalogue/categories.ts'
import { ConflictNote, StepActions, StepCard, type StepProps } from './apply-frame.tsx'
import { WishesForm } from './step-forms.ts'
import { SeenFields } from './use-seen.tsx'
import { ZonePicture } from './zone-picture.tsx'

/** Where the exhibitor would like to stand, and what it wants to tell. */
export function WishesStep({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const { application, terms, zones, bases, ground } = page
  const [form, fields] = useGelarForm(WishesForm, {
    id: 'wishes',
    lastResult: reply,
    defaultValue: {
      firstWish: application?.wishes[0]?.id,
      secondWish: application?.wishes[1]?.id,
      thirdWish: application?.wishes[2]?.id,
      story: application?.story ?? '',
      remarks: application?.remarks ?? '',
    },
  })
  const options = zones.map((zone) => {
    const only = knownCategories(zone.allowedCategories)
    const kinds = only.map((category) => t(`exhibitors:category.${category}`)).join(', ')
    const name = `${zone.code} · ${zone.name}`
    return { value: zone.id, label: only.length > 0 ? `${name} (${kinds})` : name }
  })
  const stored = [
    {
      term: t('exhibitors:field.wishes'),
      detail: application?.wishes.map((zone) => zone.code).join(' › ') || '–',
    },
    { term: t('call:apply.wishes.story'), detail: application?.story || '–' },
    { term: t('exhibitors:field.remarks'), detail: application?.remarks || '–' },
  ]
  return (
    <StepCard step="wishes">
      <GelarForm form={form}>
        <ConflictNote page={page} reply={reply} stored={stored} />
        <input type="hidden" name="intent" value="wishes" />
        <SeenFields version={application?.version ?? 0} base={bases.wishes} reply={reply} />
        {asks(terms, 'zones') && zones.length > 0 ? (
          <>
            <ZonePicture title={t('call:apply.wishes.map')} ground={ground} zones={zones} />
            <p className="text-sm text-ink-soft">{t('exhibitors:application.wishesLead')}</p>
            <FieldRow className="sm:grid-cols-3">
              {(['firstWish', 'secondWish', 'thirdWish'] as const).map((name) => (
                <SelectField
                  key={name}
                  field={fields[name]}
                  label={t(`exhibitors:field.${name}`)}
                  options={options}
                  placeholder={t('exhibitors:noWish')}
                  optional
                />
              ))}
            </FieldRow>
          </>
        ) : null}
        <TextareaField
          field={fields.story}
          label={t('call:apply.wishes.story')}
          hint={t('call:apply.wishes.storyHint')}
          optional
        />
        {asks(terms, 'remarks') ? (
          <TextareaField
            field={fields.remarks}
            label={t('exhibitors:field.remarks')}
            hint={t('exhibitors:field.remarksHint')}
            rows={3}
            optional
          />
        ) : null}
        <StepActions page={page} />
      </GelarForm>
    </StepCard>
  )
}
