import { z } from 'zod'
import { languages } from '#app/i18n/i18n.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { plainCode } from './factor/recovery-codes.ts'

/** Long enough to withstand guessing, short enough to hash without being a burden to the server. */
export const passwordLength = { min: 10, max: 128 } as const

const passwordsDiffer: ErrorKey = 'passwordsDiffer'
const codeInvalid: ErrorKey = 'signInCodeInvalid'

const email = z.email().max(254)
const newPassword = z.string().min(passwordLength.min).max(passwordLength.max)
/** What is typed to prove who one is: any length, so that its rules tell nothing. */
const password = z.string().min(1).max(passwordLength.max)
/** Six figures from the phone, or a recovery code, however they are written. */
const code = z
  .string()
  .transform(plainCode)
  .pipe(z.string().regex(/^(\d{6}|[a-z0-9]{10})$/, { error: codeInvalid }))

export const SignIn = z.object({ email, password })
export const SecondFactor = z.object({ code })
export const ForgotPassword = z.object({ email })

export const SetPassword = z
  .object({ password: newPassword, repeat: z.string() })
  .refine((form) => form.password === form.repeat, { error: passwordsDiffer, path: ['repeat'] })

export const Profile = z.object({
  intent: z.literal('profile'),
  name: z.string().trim().min(1).max(200),
  language: z.enum(languages),
})

export const ChangePassword = z
  .object({
    intent: z.literal('password'),
    current: password,
    password: newPassword,
    repeat: z.string(),
  })
  .refine((form) => form.password === form.repeat, { error: passwordsDiffer, path: ['repeat'] })

export const ChangeAddress = z.object({
  intent: z.literal('address'),
  email,
  current: password,
  /** Asked for where a second factor is on. */
  code: code.optional(),
})

const SignOutElsewhere = z.object({ intent: z.literal('sign-out-elsewhere') })

/** The forms of the own account page. */
export const AccountForm = z.discriminatedUnion('intent', [
  Profile,
  ChangeAddress,
  ChangePassword,
  SignOutElsewhere,
])

/** Turning the second factor on asks for the password once more; what weakens it, for a code too. */
export const BeginSecondFactor = z.object({ intent: z.literal('begin'), password })
export const EndSecondFactor = z.object({ intent: z.literal('end'), password, code })
export const RenewRecoveryCodes = z.object({ intent: z.literal('renew'), password, code })
/** What the page shows until the phone's code is confirmed travels with the form: the server keeps no clear copy. */
export const ConfirmSecondFactor = z.object({
  intent: z.literal('confirm'),
  uri: z.string().startsWith('otpauth://totp/').max(500),
  recoveryCodes: z.string().max(500),
  code,
})
export const SecondFactorForm = z.discriminatedUnion('intent', [
  BeginSecondFactor,
  ConfirmSecondFactor,
  RenewRecoveryCodes,
  EndSecondFactor,
])
