import {
  type SymmetricEncryptOptions,
  symmetricDecrypt,
  symmetricEncrypt,
} from 'better-auth/crypto'
import { z } from 'zod'

/** The key under which the library keeps second factors, made from GELAR_SECRET. */
type Key = SymmetricEncryptOptions['key']

const Codes = z.array(z.string())

/** What phone and server both know, as the library has stored it. */
export function openSecret(key: Key, stored: string): Promise<string> {
  return symmetricDecrypt({ key, data: stored })
}

/** The recovery codes that are left. */
export async function openStoredCodes(key: Key, stored: string): Promise<string[]> {
  return Codes.parse(JSON.parse(await symmetricDecrypt({ key, data: stored })))
}

/** Recovery codes as the library reads them. */
export function closeCodes(key: Key, codes: ReadonlyArray<string>): Promise<string> {
  return symmetricEncrypt({ key, data: JSON.stringify(codes) })
}
