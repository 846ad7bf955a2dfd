/** One field of an EMVCo code: two digits of name, two of length, the value. */
export type EmvField = { tag: string; value: string }

/** CRC-16/CCITT-FALSE of the text as UTF-8, four hexadecimal digits, as field 63 carries it. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** The fields of a code in order, undefined when lengths do not fit. Lengths count characters. */
export function readFields(text: string): EmvField[] | undefined {
  const fields: EmvField[] = []
  let at = 0
  while (at < text.length) {
    const head = text.slice(at, at + 4)
    if (!/^\d{4}$/.test(head)) return undefined
    const length = Number(head.slice(2))
    const value = text.slice(at + 4, at + 4 + length)
    if (length === 0 || value.length !== length) return undefined
    fields.push({ tag: head.slice(0, 2), value })
    at += 4 + length
  }
  return fields
}

function writeFields(fields: ReadonlyArray<EmvField>): string {
  return fields
    .map(({ tag, value }) => `${tag}${String(value.length).padStart(2, '0')}${value}`)
    .join('')
}

type QrisProblem = 'notEmv' | 'checksum' | 'notRupiah' | 'notIndonesia' | 'noMerchant' | 'hasAmount'
type Qris = { merchantName: string; city: string; dynamic: boolean; amountIdr?: number }
export type QrisReading =
  | { ok: true; qris: Qris; fields: EmvField[] }
  | { ok: false; problem: QrisProblem }

/** Reads a merchant-presented QRIS payload and says what is wrong with it when it is none. */
export function parseQris(payload: string): QrisReading {
  const text = payload.trim()
  const fields = readFields(text)
  if (fields?.[0]?.tag !== '00' || fields[0].value !== '01') {
    return { ok: false, problem: 'notEmv' }
  }
  const last = fields.at(-1)
  if (last?.tag !== '63' || last.value.toUpperCase() !== crc16(text.slice(0, -4))) {
    return { ok: false, problem: 'checksum' }
  }
  const field = (tag: string) => fields.find((item) => item.tag === tag)?.value
  if (field('53') !== '360') return { ok: false, problem: 'notRupiah' }
  if (field('58') !== 'ID') return { ok: false, problem: 'notIndonesia' }
  const hasAccount = fields.some(({ tag }) => Number(tag) >= 2 && Number(tag) <= 51)
  const merchantName = field('59')
  const city = field('60')
  if (!hasAccount || merchantName === undefined || city === undefined) {
    return { ok: false, problem: 'noMerchant' }
  }
  const amount = field('54')
  const qris = { merchantName, city, dynamic: field('01') === '12' }
  return {
    ok: true,
    fields,
    qris: amount === undefined ? qris : { ...qris, amountIdr: Number(amount) },
  }
}

/**
 * The payload of a printed code with an amount of whole rupiah in it, for one payment: field 01 becomes 12,
 * field 54 the amount, 63 is made anew. Fields stay in order; a tip that the payer would add is left out, so
 * that the buyer pays exactly the total. Undefined when the payload is no QRIS or the amount is not payable.
 */
export function withAmount(payload: string, amountIdr: number): string | undefined {
  const reading = parseQris(payload)
  if (!reading.ok || !Number.isSafeInteger(amountIdr) || amountIdr <= 0) return undefined
  const replaced = ['01', '54', '55', '56', '57', '63']
  const fields = [
    ...reading.fields.filter(({ tag }) => !replaced.includes(tag)),
    { tag: '01', value: '12' },
    { tag: '54', value: String(amountIdr) },
  ].sort((a, b) => Number(a.tag) - Number(b.tag))
  const body = `${writeFields(fields)}6304`
  return body + crc16(body)
}

/** Bank Indonesia's limit of one QRIS payment (PADG 24/1/2022). */
export const QRIS_MAX_IDR = 10_000_000
