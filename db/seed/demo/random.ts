import { createHash } from 'node:crypto'

/** Chance that is the same on every run: everything follows from the seed. */
export type Random = {
  /** At least 0, below 1. */
  share(): number
  /** A whole number, both bounds included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<Item>(items: ReadonlyArray<Item>): Item
  /** Up to `count` different items, in random order. */
  sample<Item>(items: ReadonlyArray<Item>, count: number): Item[]
  bytes(length: number): Buffer
  /** A UUIDv7 that says it was made at that time. */
  id(at: Date): string
}

/** Mulberry32, started from a hash of the seed. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)

  function word(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const share = () => word() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(share() * (max - min + 1))

  function bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => word() & 0xff))
  }

  function pick<Item>(items: ReadonlyArray<Item>): Item {
    const item = items[int(0, items.length - 1)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }

  function sample<Item>(items: ReadonlyArray<Item>, count: number): Item[] {
    const left = [...items]
    return Array.from({ length: Math.min(count, items.length) }, () =>
      left.splice(int(0, left.length - 1), 1),
    ).flat()
  }

  function id(at: Date): string {
    const raw = bytes(16)
    raw.writeUIntBE(at.getTime(), 0, 6)
    raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x70, 6)
    raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = raw.toString('hex')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  return { share, int, chance: (probability) => share() < probability, pick, sample, bytes, id }
}
