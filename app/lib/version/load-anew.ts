import { leave } from '../line/leave.ts'
import { isPhonePage } from '../phone-pages.ts'
import { canKeepFields, keepFields } from './kept-fields.ts'
import { askForVersion, isOutdated, lastHeardAt } from './newer-version.ts'

const LOOK_MS = 10_000
/** Who looks at a page without touching it is reading; this long is put away. */
const UNTOUCHED_MS = 5 * 60_000
/** Whoever does something on a page that has asked the server nothing for this long has it ask for its version. */
const SILENT_MS = 60_000
const ASK_MS = 15 * 60_000
const OPEN = 'dialog[open], [role=dialog], [role=alertdialog], [role=menu]'

/** Loads this page anew, with what was typed, as soon as the server answers. */
export function loadAnew(): void {
  leave(() => {
    keepFields()
    window.location.reload()
  })
}

/**
 * Learns of a newer version, and loads an older page anew by itself when nobody is at work on it: out of sight, or
 * untouched for minutes, with nothing typed that could not be put back. Gate and till have a rule of their own
 * (`registerWorker`). Answers how to end that.
 */
export function followVersion(): () => void {
  let touchedAt = Date.now()
  let askedAt = Date.now()
  const askAfter = (ms: number) => {
    if (document.hidden || isOutdated() || Date.now() - Math.max(askedAt, lastHeardAt()) < ms)
      return
    askedAt = Date.now()
    void askForVersion()
  }
  const onTouch = () => {
    touchedAt = Date.now()
    askAfter(SILENT_MS)
  }
  const onReturn = () => askAfter(LOOK_MS)
  const look = async () => {
    if (!isOutdated()) {
      askAfter(ASK_MS)
      return
    }
    const isLeft = document.hidden || Date.now() - touchedAt > UNTOUCHED_MS
    if (isLeft && isAtRest() && (await askForVersion()) && isAtRest()) loadAnew()
  }
  const touches = ['pointerdown', 'keydown', 'input', 'scroll'] as const
  for (const touch of touches) window.addEventListener(touch, onTouch, { passive: true })
  document.addEventListener('visibilitychange', onReturn)
  window.addEventListener('focus', onReturn)
  // Not all at once, after an update of a server with many pages.
  const timer = setInterval(() => void look(), LOOK_MS * (1 + Math.random()))
  return () => {
    for (const touch of touches) window.removeEventListener(touch, onTouch)
    document.removeEventListener('visibilitychange', onReturn)
    window.removeEventListener('focus', onReturn)
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
