import { dayOf } from '#app/lib/time.ts'
import { formatDay, formatDayRange, formatInstant, formatTimeRange } from '#app/lib/time-format.ts'
import type { Letter } from './find-letter.server.ts'

/** What a letter is made of, in its order: official letters are Indonesian, whatever language their reader uses. */
export type LetterText = {
  sender: string
  place: string
  head: ReadonlyArray<readonly [string, string]>
  dateline: string
  addressee: string[]
  opening: string
  replaces: string | undefined
  facts: ReadonlyArray<readonly [string, string]>
  notes: string | undefined
  request: string
  contact: string
  closing: string
  rules: string[]
  mapTitle: string
  withdrawn: string | undefined
  qrCaption: string
}

/** Kam 6 Agustus 2026, 08.00–17.00 WIB; both days are named where they differ. */
function setupTimes(from: Date | null, to: Date | null, zone: string): string | undefined {
  if (!from) return to ? `sampai ${formatInstant(to, zone, 'id')}` : undefined
  if (!to) return `mulai ${formatInstant(from, zone, 'id')}`
  if (dayOf(from, zone) === dayOf(to, zone))
    return `${formatDay(dayOf(from, zone), 'id')}, ${formatTimeRange(from, to, zone, 'id')}`
  return `${formatInstant(from, zone, 'id')} sampai ${formatInstant(to, zone, 'id')}`
}

/** A renewed letter brings the answer of the one before along. */
function isConfirmedBefore({ answer, answeredAt, sentAt }: Letter): boolean {
  return answer === 'confirmed' && answeredAt !== null && answeredAt < sentAt
}

/** The sentences of a letter. */
export function letterText(letter: Letter): LetterText {
  const { eventName, timeZone } = letter
  const sentDay = dayOf(letter.sentAt, timeZone)
  const sentOn = formatDayRange(sentDay, sentDay, 'id')
  const setup = setupTimes(letter.setupStartsAt, letter.setupEndsAt, timeZone)
  const due = letter.answerDueOn ? formatDay(letter.answerDueOn, 'id') : undefined
  return {
    sender: `Panitia ${eventName}`,
    place: `${letter.venueName}, ${letter.venueCity}`,
    head: [
      ['Nomor', letter.reference],
      ['Lampiran', 'Denah dan ketentuan'],
      ['Perihal', `Penempatan stan ${letter.boothCode}`],
    ],
    dateline: `${letter.venueCity}, ${sentOn}`,
    addressee: [
      'Yth. Pimpinan',
      letter.exhibitorName,
      ...(letter.kanwilName && letter.kanwilName !== letter.exhibitorName
        ? [letter.kanwilName]
        : []),
      ...(letter.exhibitorCity ? [`di ${letter.exhibitorCity}`] : []),
    ],
    opening:
      `Dengan hormat. Menindaklanjuti permohonan ${letter.exhibitorName} untuk mengikuti ${eventName}, ` +
      `${formatDayRange(letter.startsOn, letter.endsOn, 'id')}, di ${letter.venueName}, ${letter.venueCity}, ` +
      'bersama ini kami sampaikan penempatan sebagai berikut.',
    replaces: letter.fromBoothCode
      ? `Surat ini menggantikan surat kami sebelumnya tentang stan ${letter.fromBoothCode}, yang tidak berlaku lagi.`
      : undefined,
    facts: [
      ['Stan', letter.boothCode],
      ['Zona', letter.zoneName],
      ['Meja', `${letter.tables} meja`],
      ...(setup ? [['Persiapan stan', setup] as const] : []),
      ...(due ? [['Jawaban paling lambat', due] as const] : []),
    ],
    notes: letter.setupNotes.trim() || undefined,
    request: isConfirmedBefore(letter)
      ? 'Konfirmasi Saudara atas tempat ini sudah kami terima dan tetap berlaku.'
      : `Mohon konfirmasi apakah tempat ini akan digunakan${due ? ` paling lambat ${due}` : ''}, ` +
        'melalui Gelar dengan akun petugas peserta. Tempat yang tidak digunakan kami berikan kepada peserta dalam daftar tunggu.',
    contact: letter.contactEmail
      ? `Pertanyaan dapat disampaikan kepada panitia melalui ${letter.contactEmail}.`
      : 'Pertanyaan dapat disampaikan kepada panitia.',
    closing: 'Atas perhatian dan kerja samanya, kami sampaikan terima kasih.',
    rules: letter.callRules
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, '').trim())
      .filter((line) => line !== ''),
    mapTitle: `Denah: stan ${letter.boothCode}`,
    withdrawn: letter.withdrawnAt
      ? `Surat ini ditarik pada ${formatDay(dayOf(letter.withdrawnAt, timeZone), 'id')} dan tidak berlaku lagi.`
      : undefined,
    qrCaption: 'Pindai untuk membuka halaman jawaban.',
  }
}
