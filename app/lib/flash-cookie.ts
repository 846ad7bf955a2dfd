/** The cookie that carries a message to the page that tells it. */
export const flashCookie = 'gelar_flash'

/** Forgets the message, from the page that has told it. */
export function forgetFlash(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that Gelar supports.
  document.cookie = `${flashCookie}=; Max-Age=0; Path=/; SameSite=Lax`
}
