import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldLike } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { passwordLength } from './account-forms.ts'

/** The address that an account is known by. */
export function AccountEmailField({ field }: { field: FieldLike }) {
  const { t } = useTranslation('people')
  return (
    <TextField
      field={field}
      label={t('email')}
      type="email"
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
    />
  )
}

/** The password that is in force, which proves who one is. */
export function CurrentPasswordField({ field, hint }: { field: FieldLike; hint?: string }) {
  const { t } = useTranslation('people')
  return (
    <TextField
      field={field}
      label={t('currentPassword')}
      hint={hint}
      type="password"
      autoComplete="current-password"
    />
  )
}

/** A code from the phone or a recovery code, beside a password. */
export function ProofCodeField({ field }: { field: FieldLike }) {
  const { t } = useTranslation('people')
  return (
    <TextField
      field={field}
      label={t('secondFactor.code')}
      hint={t('twoStep.codeHint')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      // Codes are read however they are written, which a pattern in the browser would refuse.
      minLength={undefined}
      pattern={undefined}
    />
  )
}

/** A new password, typed twice. */
export function NewPasswordFields({
  password,
  repeat,
}: {
  password: FieldLike
  repeat: FieldLike
}) {
  const { t } = useTranslation('people')
  return (
    <>
      <TextField
        field={password}
        label={t('newPassword')}
        hint={t('passwordHint', { min: passwordLength.min })}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        field={repeat}
        label={t('repeatPassword')}
        type="password"
        autoComplete="new-password"
      />
    </>
  )
}

/** The way from one door to another. */
export function DoorLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      reloadDocument
      className="-my-2 inline-block py-2 font-semibold text-link hover:underline"
    >
      {children}
    </Link>
  )
}
