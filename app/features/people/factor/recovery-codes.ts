/** How many recovery codes somebody is given at once. */
export const recoveryCodeCount = 10

/** From how many codes left on the page asks to make new ones. */
export const fewCodes = 3

/** A recovery code without what people write differently: case, spaces, hyphens. */
export function plainCode(text: string): string {
  return text.replace(/[\s\p{Pd}]/gu, '').toLowerCase()
}

/** Whether a plain code is a recovery code rather than the six figures of a phone. */
export function isRecoveryCode(plain: string): boolean {
  return plain.length === 10
}

/** The stored spelling of a code, however it was typed; undefined when it is none of them. */
export function findRecoveryCode(stored: ReadonlyArray<string>, typed: string): string | undefined {
  const plain = plainCode(typed)
  return stored.find((code) => plainCode(code) === plain)
}
