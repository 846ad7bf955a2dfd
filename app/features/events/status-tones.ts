import type { Tone } from '#app/components/badge.tsx'
import type { EventStatus } from '#db/types.ts'

export const eventStatusTones: Record<EventStatus, Tone> = {
  draft: 'neutral',
  call_open: 'accent',
  call_closed: 'info',
  published: 'info',
  running: 'good',
  closed: 'neutral',
  archived: 'neutral',
}
