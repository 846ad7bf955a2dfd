import { DomainError } from '#app/lib/domain-error.ts'

/** Work for tests of heavy work: keeps a processor busy, takes memory, refuses or fails as it is told. */
export default function beBusy(order: {
  name: string
  milliseconds?: number
  end?: 'refused' | 'failed' | 'out of memory'
}): Uint8Array<ArrayBuffer> {
  const until = performance.now() + (order.milliseconds ?? 0)
  while (performance.now() < until);
  if (order.end === 'refused') throw new DomainError('tooManyRows', { max: 7 })
  if (order.end === 'failed') throw new Error('a bug')
  const hoard: number[][] = []
  while (order.end === 'out of memory') hoard.push(Array(2_000_000).fill(hoard.length / 3))
  return new Uint8Array(Buffer.from(`${order.name} done`))
}
