import { isPhonePage } from '../phone-pages.ts'
import { canKeepFields, keepFields } from './kept-fields.ts'
import { askForVersion, isOutdated } from './newer-version.ts'

const LOOK_MS = 10_000
/** Who looks at a page without touching it is reading; this long is put away. */
const UNTOUCHED_MS = 5 * 60_000
const ASK_MS = 15 * 60_000
const OPEN = 'dialog[open], [role=dialog], [role=alertdialog], [role=menu]'

/** Loads this page anew, with what was typed. */
export function loadAnew(): void {
  keepFields()
  window.location.reload()
}

/**
 * Learns of a newer version, and loads an older page anew by itself when nobody is at work on it: out of sight, or
 * untouched for minutes, with nothing typed that could not be put back. Gate and till have a rule of their own
 * (`registerWorker`). Answers how to end that.
 */
export function followVersion(): () => void {
  let touchedAt = Date.now()
  let askedAt = Date.now()
  const onTouch = () => {
    touchedAt = Date.now()
  }
  const ask = () => {
    askedAt = Date.now()
    void askForVersion()
  }
  const onVisible = () => {
    if (!document.hidden && !isOutdated() && Date.now() - askedAt > LOOK_MS) ask()
  }
  const look = async () => {
    if (!isOutdated()) {
      if (!document.hidden && Date.now() - askedAt > ASK_MS) ask()
      return
    }
    const isLeft = document.hidden || Date.now() - touchedAt > UNTOUCHED_MS
    if (isLeft && isAtRest() && (await askForVersion()) && isAtRest()) loadAnew()
  }
  const touches = ['pointerdown', 'keydown', 'input', 'scroll'] as const
  for (const touch of touches) window.addEventListener(touch, onTouch, { passive: true })
  document.addEventListener('visibilitychange', onVisible)
  // Not all at once, after an update of a server with many pages.
  const timer = setInterval(() => void look(), LOOK_MS * (1 + Math.random()))
  return () => {
    for (const touch of touches) window.removeEventListener(touch, onTouch)
    document.removeEventListener('visibilitychange', onVisible)
    clearInterval(timer)
  }
}

function isAtRest(): boolean {
  const { navigation, fetchers } = window.__remixRouter.state
  return (
    !isPhonePage(window.location.pathname) &&
    navigation.state === 'idle' &&
    [...fetchers.values()].every(({ state }) => state === 'idle') &&
    document.querySelector(OPEN) === null &&
    canKeepFields()
  )
}
