import type { TFunction } from 'i18next'
import type { MailProps, MailTemplate } from '#app/features/mail/mail-templates.ts'
import { i18nOf } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'

/** What every template gets besides its own props. */
export type MailContext = {
  language: Language
  /** Public address of this installation, without a slash at its end. */
  origin: string
}

export type MailComponentProps<Template extends MailTemplate> = MailContext & MailProps<Template>

/** The words of mails in one language. */
export function mailWords(language: Language): TFunction<readonly ['mail', 'people']> {
  return i18nOf(language).getFixedT(language, ['mail', 'people'] as const)
}

/** What previews of templates are rendered with. */
export const previewContext: MailContext = { language: 'id', origin: 'https://gelar.example.id' }
