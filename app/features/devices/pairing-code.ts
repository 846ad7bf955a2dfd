/** Characters of a code that pairs a phone or a screen: 40 bits, typed once within ten minutes. */
export const PAIRING_CODE_LENGTH = 8
export const PAIRING_CODE_MINUTES = 10
