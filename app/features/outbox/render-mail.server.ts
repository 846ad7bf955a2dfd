import { mailOrigin } from '#app/features/mail/mail-origin.server.ts'
import { isMailTemplate, secretProps } from '#app/features/mail/mail-templates.ts'
import type { Language } from '#app/i18n/i18n.ts'
import type { Db } from '#db/connect.server.ts'
import { mailRenderers, type RenderedMail } from './mail-definitions.server.ts'

/** A message as it lies in the outbox. */
export type StoredMail = { template: string; props: unknown; language: Language }

/**
 * A message as its reader gets it; without `db` it goes without what is attached from kept rows. Throws for a template
 * or props that this version does not know.
 */
export async function renderMail(
  { template, props, language }: StoredMail,
  db?: Db,
): Promise<RenderedMail> {
  if (!isMailTemplate(template)) throw new Error(`Unknown mail template ${template}`)
  return mailRenderers[template].render(props, { language, origin: mailOrigin() }, db)
}

/** The subject alone, for lists. */
export function subjectOf({ template, props, language }: StoredMail): string {
  if (!isMailTemplate(template)) throw new Error(`Unknown mail template ${template}`)
  return mailRenderers[template].subject(props, language)
}

/** The same props without what would open an account to a reader of the outbox. */
export function withoutSecrets(template: string, props: unknown): unknown {
  const secret = isMailTemplate(template) ? (secretProps[template] ?? []) : []
  if (secret.length === 0 || typeof props !== 'object' || props === null) return props
  return { ...props, ...Object.fromEntries(secret.map((name) => [name, '/'])) }
}
