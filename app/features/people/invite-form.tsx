import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { SegmentedField } from '#app/components/choice-fields.tsx'
import { SelectField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { RoleName } from '#db/types.ts'
import { InvitePerson } from './invite-forms.ts'

type ScopeName = 'kanwil' | 'exhibitor' | 'booth' | 'gate' | 'stage'
type InviteFormProps = {
  roles: ReadonlyArray<RoleName>
  /** Roles that a second person has to confirm. */
  asked: ReadonlyArray<RoleName>
  scopes: Record<ScopeName, ReadonlyArray<{ value: string; label: string }>>
  reply: unknown
  back: string
}

/** The picker of a kind appears once a role about that kind is chosen; by style alone, so also without script. */
const pickers: ReadonlyArray<[name: ScopeName, shown: string]> = [
  ['kanwil', 'hidden group-has-[option[value^=kanwil]:checked]/invite:block'],
  ['exhibitor', 'hidden group-has-[option[value^=exhibitor]:checked]/invite:block'],
  ['booth', 'hidden group-has-[option[value=cashier]:checked]/invite:block'],
  ['gate', 'hidden group-has-[option[value^=gate]:checked]/invite:block'],
  ['stage', 'hidden group-has-[option[value^=stage]:checked]/invite:block'],
]

/** Who is invited, as what, and what it is about. */
export function InviteForm({ roles, asked, scopes, reply, back }: InviteFormProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(InvitePerson, {
    lastResult: reply,
    defaultValue: { language: 'id' },
  })
  const [role, setRole] = useState<RoleName>()
  const isAsked = role !== undefined && asked.includes(role)
  return (
    <Card className="max-w-2xl">
      <GelarForm form={form} className="group/invite">
        <FieldRow>
          <TextField field={fields.name} label={t('name')} autoComplete="off" />
          <TextField
            field={fields.email}
            label={t('email')}
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
          />
        </FieldRow>
        <SelectField
          field={fields.role}
          label={t('invite.role')}
          hint={role ? t(`roleMeans.${role}`) : undefined}
          placeholder={t('invite.chooseRole')}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(event) => setRole(roles.find((name) => name === event.target.value))}
        />
        {pickers.map(([name, shown]) => (
          <SelectField
            key={name}
            field={fields[name]}
            label={t(`scope.${name}`)}
            placeholder={t('invite.chooseScope')}
            options={scopes[name]}
            className={shown}
          />
        ))}
        <SegmentedField
          field={fields.language}
          label={t('invite.language')}
          choices={[
            { value: 'id', label: 'Bahasa Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
        {isAsked ? (
          <Alert tone="info" title={t('invite.asked')}>
            {t('invite.askedBody')}
          </Alert>
        ) : null}
        <FormActions>
          <SubmitButton>{t(isAsked ? 'invite.ask' : 'invite.action')}</SubmitButton>
          <LinkButton to={back} variant="quiet">
            {t('cancel')}
          </LinkButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}
