import type { LiveTopic } from '#app/lib/live.server.ts'
import type { ScreenPage } from '#db/types.ts'

/** What a big screen can show. */
export const screenPages = ['programme', 'sales', 'arrivals'] as const satisfies ScreenPage[]

/** What has to change at the festival for a screen to look anew; each also hears of its own closing. */
export const screenTopics: Record<ScreenPage, ReadonlyArray<LiveTopic>> = {
  programme: ['programme', 'public', 'devices'],
  sales: ['sales', 'devices'],
  arrivals: ['scans', 'devices'],
}
