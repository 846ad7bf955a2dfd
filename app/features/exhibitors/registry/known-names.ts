import { z } from 'zod'
import type { Names } from './import-diff.ts'

/** Names as the database compares them. */
export type KnownNames = {
  /** What a name is compared by. */
  comparable: ReadonlyMap<string, string>
  /** The key of the entry that has a name, by what it is compared by. */
  holders: ReadonlyMap<string, string>
}

/** How the rules ask for names. */
export function namesOf({ comparable, holders }: KnownNames): Names {
  const keyOf = (name: string) => comparable.get(name) ?? name
  return { comparable: keyOf, holderOf: (name) => holders.get(keyOf(name)) }
}

const Pairs = z.array(z.tuple([z.string(), z.string()]))
const pairsOf = (text: string) => new Map(Pairs.parse(JSON.parse(text)))

/** Names as JSON, in which the database has written each with what belongs to it. */
export type NamesText = { comparable: string; holders: string }

export function readNames({ comparable, holders }: NamesText): KnownNames {
  return { comparable: pairsOf(comparable), holders: pairsOf(holders) }
}
