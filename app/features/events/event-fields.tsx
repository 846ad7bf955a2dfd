import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckboxField, RadioCards } from '#app/components/choice-fields.tsx'
import type { FieldLike } from '#app/components/field-frame.tsx'
import {
  DateField,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
} from '#app/components/fields.tsx'
import { FieldRow } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { zoneLetters } from '#app/lib/time-format.ts'
import type { EditEvent } from './event-forms.ts'
import { entryRules } from './event-forms.ts'

type VenueOption = { id: string; name: string; city: string; timeZone: string }

type EventFieldsProps = {
  fields: Record<keyof EditEvent, FieldLike>
  venues: ReadonlyArray<VenueOption>
  /** What to do when the venue is not among them. */
  addVenue?: ReactNode
}

/** Everything of a festival that an organizer sets, in parts: what, when and where, the visitors. */
export function EventFields({ fields, venues, addVenue }: EventFieldsProps) {
  const { t } = useTranslation('events')
  return (
    <>
      <Section title={t('form.what')}>
        <Card className="space-y-5">
          <TextField field={fields.name} label={t('form.name')} />
          <TextField field={fields.theme} label={t('form.theme')} optional />
          <FieldRow>
            <TextareaField field={fields.summaryId} label={t('form.summaryId')} rows={4} optional />
            <TextareaField field={fields.summaryEn} label={t('form.summaryEn')} rows={4} optional />
          </FieldRow>
          <TextField
            field={fields.contactEmail}
            type="email"
            label={t('form.contactEmail')}
            hint={t('form.contactEmailHint')}
            optional
          />
        </Card>
      </Section>
      <Section title={t('form.when')}>
        <Card className="space-y-5">
          <SelectField
            field={fields.venueId}
            label={t('form.venue')}
            hint={t('form.venueHint')}
            placeholder={t('form.chooseVenue')}
            options={venues.map(({ id, name, city, timeZone }) => ({
              value: id,
              label: `${name}, ${city} (${zoneLetters(timeZone)})`,
            }))}
          />
          {addVenue ? <p className="text-sm">{addVenue}</p> : null}
          <FieldRow>
            <DateField field={fields.plannedStartsOn} label={t('form.startsOn')} />
            <DateField
              field={fields.plannedEndsOn}
              label={t('form.endsOn')}
              hint={t('form.endsOnHint')}
              optional
            />
          </FieldRow>
        </Card>
      </Section>
      <Section title={t('form.visitors')}>
        <Card className="space-y-5">
          <CheckboxField
            field={fields.registrationOpen}
            label={t('form.registrationOpen')}
            hint={t('form.registrationOpenHint')}
          />
          <RadioCards
            field={fields.entryRule}
            label={t('form.entryRule')}
            columns={3}
            choices={entryRules.map((rule) => ({
              value: rule,
              label: t(`entryRule.${rule}.label`),
              detail: t(`entryRule.${rule}.detail`),
            }))}
          />
          <FieldRow>
            <NumberField
              field={fields.groupSizeMax}
              label={t('form.groupSizeMax')}
              unit={t('form.people')}
            />
            <DateField
              field={fields.visitorDataUntil}
              label={t('form.visitorDataUntil')}
              hint={t('form.visitorDataUntilHint')}
              optional
            />
          </FieldRow>
        </Card>
      </Section>
    </>
  )
}
