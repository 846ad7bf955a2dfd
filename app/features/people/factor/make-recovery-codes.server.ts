import { randomInt } from 'node:crypto'
import { recoveryCodeCount } from './recovery-codes.ts'

/** Without i, l, o, 0 and 1, which are mistaken for each other on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')

/** New recovery codes, as they are printed: `abcde-fgh23`, close to 50 bits each. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => `${part()}-${part()}`)
}
