import type { Actor } from '#app/lib/actor.ts'

/** An officer who acts for an exhibitor at a festival. That the person may is the caller's to ask. */
export type ActingOfficer = Actor & { readonly exhibitorId: string; readonly now: Date }
