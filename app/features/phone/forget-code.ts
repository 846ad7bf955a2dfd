/**
 * Takes a used pairing code out of the page's address. It does not use the router, whose navigation would ask the
 * server for the page anew and, without a network, show the page of an error.
 */
export function forgetCode(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname)
}
