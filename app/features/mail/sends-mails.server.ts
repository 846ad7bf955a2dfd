import { env } from '#app/env.server.ts'

/** Whether this installation can send mails at all; without the key of a provider they are kept in the outbox. */
export const sendsMails = (): boolean => env.RESEND_API_KEY !== undefined
