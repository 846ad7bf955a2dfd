/** The part of an upgrade's transaction that is used here. */
type Upgrade = {
  objectStore(name: 'queue' | 'pairing'): {
    getAll(): Promise<unknown[]>
    getAllKeys(): Promise<Array<string | number>>
    put?: (value: never, key?: never) => Promise<unknown>
  }
}

/** Reads what the first version of gate and till had kept on a phone, so that nothing unsent is lost. */
export async function fromFirstVersion(tx: Upgrade): Promise<void> {
  const queue = tx.objectStore('queue')
  for (const item of await queue.getAll()) {
    const read = queueItemOf(item)
    if (read) await put(queue, read)
  }
  const pairing = tx.objectStore('pairing')
  const keys = await pairing.getAllKeys()
  for (const [index, value] of (await pairing.getAll()).entries()) {
    const read = pairingOf(value)
    if (read) await put(pairing, read, keys[index])
  }
}

async function put(store: ReturnType<Upgrade['objectStore']>, value: object, key?: unknown) {
  await Reflect.apply(
    store.put ?? (() => undefined),
    store,
    key === undefined ? [value] : [value, key],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A gate's item had its number beside it, a till's in what is uploaded. */
export function queueItemOf(value: unknown): object | undefined {
  if (!isRecord(value)) return undefined
  const { n, deviceId, seq, refused = null, ...rest } = value
  if (isRecord(rest.upload)) {
    const { clientSeq, ...upload } = rest.upload
    return { n, deviceId, seq: clientSeq, refused, entry: { ...rest, upload } }
  }
  return { n, deviceId, seq, refused, entry: rest }
}

/** A gate's pairing named its gate, a till's its booth. */
function pairingOf(value: unknown): object | undefined {
  if (!isRecord(value)) return undefined
  const { deviceId, token, label } = value
  const place = {
    id: value.gateId ?? value.boothId,
    name: value.gateName ?? value.boothCode,
  }
  const event = isRecord(value.event)
    ? value.event
    : { slug: '', name: value.eventName, timeZone: value.timeZone }
  return { deviceId, token, label, event, place }
}
