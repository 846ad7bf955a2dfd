import { unstable_usePrompt } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Asks before a step is left with something typed or ticked that has not been saved. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['call'])
  const [changed, setChanged] = useState(false)
  unstable_usePrompt({
    message: t('call:apply.unsaved'),
    // Saving goes to the address that one is at.
    when: ({ currentLocation, nextLocation }) =>
      changed &&
      currentLocation.pathname + currentLocation.search !==
        nextLocation.pathname + nextLocation.search,
  })
  return (
    <div className="space-y-5" onInput={() => setChanged(true)}>
      {children}
    </div>
  )
}
