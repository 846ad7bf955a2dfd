declare global {
  interface Window {
    /** Left by the head of the page: ends the watch for taps, and answers the button of the last one. */
    takeEarlyTap?: () => HTMLElement | undefined
  }
}

/**
 * For the head of a page that comes alive by script: remembers the button that was tapped last before that. Links and
 * buttons that send a form work by themselves; the others would do nothing, and a slow phone takes seconds.
 */
export const watchEarlyTaps = `(function () {
  var tapped
  function note(event) {
    tapped = event.target.closest('button[type=button]') || tapped
  }
  document.addEventListener('click', note, true)
  window.takeEarlyTap = function () {
    document.removeEventListener('click', note, true)
    return tapped
  }
})()`

let tapped: HTMLElement | undefined

/** Ends the watch, before the page begins to listen itself. */
export function endEarlyTaps(): void {
  tapped = window.takeEarlyTap?.()
}

/** Taps again, now that the page listens, what was tapped before it did. */
export function answerEarlyTap(): void {
  const again = tapped
  tapped = undefined
  if (again?.isConnected) again.click()
}
