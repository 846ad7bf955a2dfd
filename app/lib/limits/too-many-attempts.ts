import { DomainError } from '../domain-error.ts'

/** Refused for now: answered by 429 with `Retry-After`. */
export class TooManyAttempts extends DomainError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('tooManyAttempts', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })
    this.retryAfterSeconds = retryAfterSeconds
  }
}
