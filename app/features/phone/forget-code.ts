/**
 * Takes a used pairing code out of the page's address. Past the router on purpose: a navigation would ask the
 * server for the page anew, and without a network end on the page of an error.
 */
export function forgetCode(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname)
}
