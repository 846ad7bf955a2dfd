import type errors from '#app/i18n/locales/id/errors.json'

/** A key of the `errors` namespace. */
export type ErrorKey = keyof typeof errors

/** Values for the placeholders of a message. */
export type MessageParams = Record<string, string | number>

/** What went wrong, as a page shows it: the words are chosen there. */
export type FormMessage = { key: ErrorKey; params?: MessageParams }

/** A command that cannot be done, for a reason that its reader can understand. Anything else is a bug. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly key: ErrorKey
  readonly params: MessageParams

  constructor(key: ErrorKey, params: MessageParams = {}) {
    super(key)
    this.key = key
    this.params = params
  }
}
