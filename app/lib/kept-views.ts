/**
 * Until when a phone may keep the page for the time without a network, as an ISO instant. A page that does not say so
 * is not kept.
 */
export const keepUntilHeader = 'X-Gelar-Keep-Until'

/** Whether the address is that of a visitor's ticket itself. */
export function isTicketPage(pathname: string): boolean {
  return /^\/tiket\/[^/.]+\/?$/.test(pathname)
}

/** Whether the address is that of a stage manager's page. */
export function isStagePage(pathname: string): boolean {
  return /^\/panggung\/[^/.]+\/?$/.test(pathname)
}

/** Whether sessions begin or end at the address: signing in, its second step, signing out. */
export function isDoor(pathname: string): boolean {
  return /^\/(masuk|keluar)(\.data|\/|$)/.test(pathname)
}
