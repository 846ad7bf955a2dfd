import { createContext, useContext } from 'react'
import type { PrayerBreak } from '#app/features/programme/prayer/prayer-breaks.ts'

/** The sentence that says why no button can be pressed. */
export const needsNetworkId = 'needs-network'

type StageView = {
  event: { timeZone: string }
  now: Date
  breaks: PrayerBreak[]
  /** The server is out of reach: nothing can be changed. */
  cutOff: boolean
}

/** What all parts of the stage manager's page go by. */
export const StageViewContext = createContext<StageView | undefined>(undefined)

export function useStageView(): StageView {
  const view = useContext(StageViewContext)
  if (!view) throw new Error('a part of the stage page stands outside of it')
  return view
}
