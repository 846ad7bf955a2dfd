/** Characters of a code that pairs a phone or a screen: 40 bits, typed once within ten minutes. */
export const PAIRING_CODE_LENGTH = 8
export const PAIRING_CODE_MINUTES = 10

/** From one network address, of phones and screens together: a code cannot be guessed. */
export const PAIRING_ATTEMPTS = 20
export const PAIRING_ATTEMPTS_SECONDS = 600
