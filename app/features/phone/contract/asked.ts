import * as z from 'zod/mini'
import { describe } from './describe.ts'

// Values that a phone sends. The server checks them; the phone only needs their types.

/** Written in small letters, as the database has it, whatever the letters of the phone. @__NO_SIDE_EFFECTS__ */
export function uuid() {
  return z.uuid().check(z.toLowerCase())
}

/** @__NO_SIDE_EFFECTS__ */
export function instant(description?: string) {
  return describe(z.iso.datetime({ offset: true }), {
    ...(description && { description }),
    example: '2026-08-08T05:00:00.000Z',
  })
}

/** A whole number within limits. @__NO_SIDE_EFFECTS__ */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  return z.int().check(z.minimum(least), z.maximum(most))
}

/** As `whole`, in the query of an address. @__NO_SIDE_EFFECTS__ */
export function wholeInQuery(least: number, most: number) {
  return z.coerce.number().check(z.int(), z.minimum(least), z.maximum(most))
}

/** Anything of so many characters. @__NO_SIDE_EFFECTS__ */
export function string(shortest: number, longest: number) {
  return z.string().check(z.minLength(shortest), z.maxLength(longest))
}

/** PostgreSQL stores no NUL, and no half of a character that UTF-16 writes in two. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}

/** Text that is stored in the database. @__NO_SIDE_EFFECTS__ */
export function text(shortest: number, longest: number) {
  return z
    .string()
    .check(z.trim(), z.minLength(shortest), z.maxLength(longest), z.refine(isStorable))
}

/** So many of a kind at once. @__NO_SIDE_EFFECTS__ */
export function list<Item extends z.ZodMiniType>(item: Item, fewest: number, most: number) {
  return z.array(item).check(z.minLength(fewest), z.maxLength(most))
}

/**
 * An item of which only the running number is read here, and the rest later by itself, so that one that cannot be read is answered
 * for itself. It is described as the shape named `id`. @__NO_SIDE_EFFECTS__
 */
export function readLater<Shape extends z.core.$ZodLooseShape>(id: string, number: Shape) {
  return describe(z.looseObject(number), { sameAs: id })
}
