import { z } from 'zod'
import { serversOf } from '#db/hosts.server.ts'

// What a setting may be. The sentence of each says what is wanted, in both languages: it is read by whoever starts Gelar
// in a terminal, before any language is known.

export function wholeNumber(least: number, most: number) {
  const error = `bilangan bulat dari ${least} sampai ${most} / a whole number from ${least} to ${most}`
  return z
    .string()
    .refine((text) => /^\s*\d+\s*$/.test(text), { error, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error })
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  const list = values.join(', ')
  return z.enum(values, { error: `salah satu dari / one of: ${list}` })
}

/** On or off; off when absent. */
export const flag = oneOf(['1', 'true', '0', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

/** A whole address of the web. A name with a port alone parses as one of a scheme of that name, and is none. */
export function webAddress(example: string) {
  return z.url({
    protocol: /^https?$/,
    error: `alamat lengkap dengan https:// di depan / a whole address with https:// in front: ${example}`,
  })
}

/** Something that nobody can guess. Shorter ones are refused without showing them. */
export function secretOf(least: number) {
  return z.string().min(least, {
    error: `paling sedikit ${least} karakter / ${least} characters or more: openssl rand -hex 32`,
  })
}

/** An address of PostgreSQL, of one server or of several. */
export const databaseAddress = z
  .string()
  .refine((url) => /^postgres(ql)?:\/\//.test(url), {
    error:
      'alamat PostgreSQL / an address of PostgreSQL: postgres://gelar:PASSWORD@db.example.id/gelar',
    abort: true,
  })
  .refine((url) => serversOf(url).every(canBeRead), {
    error:
      'tidak terbaca; tanda khusus di kata sandi ditulis / cannot be read; in a password write # as %23, / as %2F, @ as %40, : as %3A',
  })

/** As `pg` reads it: with a name in front of a host that is left out, as for a socket. */
function canBeRead(url: string): boolean {
  return URL.canParse(url.replace('@/', '@localhost/'))
}

export type WrongSetting = {
  name: string
  /** What was typed; left out for a secret. */
  typed?: string | undefined
  /** What is wanted, in both languages. */
  wanted: string
}

/** Settings of the environment that cannot be meant, each in a line of its own. */
export class WrongSettingsError extends Error {
  override readonly name = 'WrongSettingsError'
  constructor(wrong: ReadonlyArray<WrongSetting>) {
    const lines = wrong.map(
      ({ name, typed, wanted }) =>
        `  ! ${typed === undefined ? name : `${name}=${typed}`}: ${wanted}`,
    )
    super(['Setelan salah / Wrong settings (README.md, "Settings"):', ...lines].join('\n'))
  }
}
