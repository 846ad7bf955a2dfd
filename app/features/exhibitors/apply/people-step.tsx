import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { SelectField, TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { ConflictNote, StepActions, StepCard, type StepProps } from './apply-frame.tsx'
import { PeopleForm, type staffDuties } from './step-forms.ts'
import { SeenFields } from './use-seen.tsx'

const emptyRows = 2

/** A new row takes the first: most who come along sell. */
const offeredDuties: ReadonlyArray<(typeof staffDuties)[number]> = [
  'seller',
  'leader',
  'helper',
  'driver',
]

/** Who comes along, for the badges. */
export function PeopleStep({ page, reply }: StepProps) {
  return (
    <StepCard step="people">
      <PeopleEditor page={page} reply={reply}>
        <StepActions page={page} />
      </PeopleEditor>
    </StepCard>
  )
}

/** The same when all else has been sent: names can be given and changed until the festival closes. */
export function PeopleLater({ page, reply }: StepProps) {
  const { t } = useTranslation(['call'])
  return (
    <StepCard step="people">
      <PeopleEditor page={page} reply={reply}>
        <FormActions>
          <SubmitButton name="after" value="stay">
            {t('call:apply.people.save')}
          </SubmitButton>
        </FormActions>
      </PeopleEditor>
    </StepCard>
  )
}

/** The rows of people; `children` are the buttons at the end. */
function PeopleEditor({ page, reply, children }: StepProps & { children: ReactNode }) {
  const { t } = useTranslation(['call'])
  const { application, bases } = page
  const staff = application?.staff ?? []
  const [form, fields] = useGelarForm(PeopleForm, {
    id: 'people',
    lastResult: reply,
    defaultValue: {
      people: [
        ...staff.map(({ id, name, duty }) => ({ id, name, duty })),
        ...Array.from(
          { length: Math.max(emptyRows - staff.length, 1) },
          (_, index) => ({ duty: staff.length + index === 0 ? 'leader' : 'seller' }) as const,
        ),
      ],
    },
  })
  const listName: string = fields.people.name
  const stored = staff.map((person) => ({
    term: t(`call:apply.duty.${person.duty}`),
    detail: person.name,
  }))
  return (
    <GelarForm form={form}>
      <ConflictNote page={page} reply={reply} stored={stored} />
      <Alert tone="warn" title={t('call:apply.people.staffOnly')}>
        {t('call:apply.people.staffOnlyBody')}
      </Alert>
      <input type="hidden" name="intent" value="people" />
      <SeenFields version={application?.version ?? 0} base={bases.people} reply={reply} />
      {/* Enter in a field saves rather than adds a row. */}
      <button type="submit" name="after" value="stay" className="sr-only" tabIndex={-1}>
        {t('call:apply.keep')}
      </button>
      <ul className="space-y-4">
        {fields.people.getFieldList().map((row, index) => {
          const person = row.getFieldset()
          return (
            <li key={row.key} className="grid items-start gap-3 sm:grid-cols-[2fr_1fr]">
              <input type="hidden" name={person.id.name} value={person.id.initialValue ?? ''} />
              <TextField
                field={person.name}
                label={t('call:apply.people.name', { number: index + 1 })}
                autoComplete="off"
                optional
              />
              <SelectField
                field={person.duty}
                label={t('call:apply.people.duty')}
                options={offeredDuties.map((value) => ({
                  value,
                  label: t(`call:apply.duty.${value}`),
                }))}
              />
            </li>
          )
        })}
      </ul>
      <p className="text-sm text-ink-soft">{t('call:apply.people.emptyHint')}</p>
      <Button
        variant="secondary"
        icon={<Plus />}
        {...form.insert.getButtonProps({ name: listName })}
        type="submit"
      >
        {t('call:apply.people.add')}
      </Button>
      {children}
    </GelarForm>
  )
}
