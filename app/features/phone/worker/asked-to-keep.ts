/** The address of the page that a message asks to keep; undefined for any other message. */
export function askedToKeep(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  if (!('type' in message) || message.type !== 'keep' || !('url' in message)) return undefined
  return typeof message.url === 'string' ? message.url : undefined
}
