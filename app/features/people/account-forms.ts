/** Long enough to withstand guessing, short enough to hash without being a burden to the server. */
export const passwordLength = { min: 10, max: 128 } as const
