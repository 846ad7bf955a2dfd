import type { PictureWidth } from './picture-limits.ts'

// Every link to a page is built here, one section a feature.

// Uploaded pictures
export const picturePath = (fileId: string, widthPx?: PictureWidth) =>
  `/berkas/${fileId}${widthPx === undefined ? '' : `?lebar=${widthPx}`}`

// Festivals
export const festivalPath = (event: { slug: string }) => `/f/${event.slug}`
export const publicProductsPath = (event: { slug: string }, query: Record<string, string> = {}) =>
  `/f/${event.slug}/produk${queryOf(query)}`
export const staffHomePath = () => '/panitia'
export const newEventPath = () => '/panitia/baru'
export const dashboardPath = (event: { slug: string }) => `/panitia/${event.slug}`
export const settingsPath = (event: { slug: string }) => `/panitia/${event.slug}/pengaturan`

// Exhibitors and booths
export const exhibitorHomePath = () => '/peserta'
export const coordinatorPath = (event?: { slug: string }, kanwilCode?: string) =>
  `/peserta/kanwil${queryOf({ festival: event?.slug, kanwil: kanwilCode })}`
export const coordinatorApplicationPath = (
  event: { slug: string },
  applicationId: string,
  kanwilCode?: string,
) => `/peserta/kanwil/${applicationId}${queryOf({ festival: event.slug, kanwil: kanwilCode })}`
export const applicationPath = (event: { slug: string }, exhibitorId?: string) =>
  `/peserta/${event.slug}/permohonan${exhibitorId ? `?peserta=${exhibitorId}` : ''}`
export const placePath = (event: { slug: string }, exhibitorId?: string) =>
  `/peserta/${event.slug}/tempat${queryOf({ peserta: exhibitorId })}`
export const placeLetterPath = (event: { slug: string }, exhibitorId: string) =>
  `/peserta/${event.slug}/tempat/surat.pdf${queryOf({ peserta: exhibitorId })}`
export const placeAnswersPath = (event: { slug: string }, query: Record<string, string> = {}) =>
  `/panitia/${event.slug}/denah/jawaban${queryOf(query)}`
export const letterSettingsPath = (event: { slug: string }) => `/panitia/${event.slug}/denah/surat`
export const fieldPath = (event: { slug: string }, query: Record<string, string> = {}) =>
  `/panitia/${event.slug}/lapangan${queryOf(query)}`
export const fieldBoothPath = (event: { slug: string }, boothCode: string) =>
  `/panitia/${event.slug}/lapangan/stan/${boothCode}`
export const fieldReportPath = (event: { slug: string }) => `/panitia/${event.slug}/lapangan/lapor`
export const restockPath = (event: { slug: string }) => `/panitia/${event.slug}/lapangan/pasokan`
export const badgesPath = (event: { slug: string }, query: Record<string, string> = {}) =>
  `/panitia/${event.slug}/lapangan/tanda-pengenal.pdf${queryOf(query)}`
export const boothSignsPath = (event: { slug: string }, query: Record<string, string> = {}) =>
  `/panitia/${event.slug}/lapangan/papan-stan.pdf${queryOf(query)}`
export const ownBoothPath = (event: { slug: string }, exhibitorId?: string) =>
  `/peserta/${event.slug}/stan${queryOf({ peserta: exhibitorId })}`
export const ownReportPath = (event: { slug: string }) => `/peserta/${event.slug}/stan/lapor`
export const ownBadgesPath = (event: { slug: string }, exhibitorId: string) =>
  `/peserta/${event.slug}/stan/tanda-pengenal.pdf${queryOf({ peserta: exhibitorId })}`
export const anyLetterPath = (event: { slug: string }, letterId: string) =>
  `/panitia/${event.slug}/denah/jawaban/${letterId}/surat.pdf`
export const applicationStepPath = (
  event: { slug: string },
  exhibitorId: string,
  step: string,
  product?: string,
) =>
  `/peserta/${event.slug}/permohonan${queryOf({ peserta: exhibitorId, langkah: step, produk: product })}`
export const callPath = (event: { slug: string }) => `/panitia/${event.slug}/panggilan`
export const callInvitationsPath = (
  event: { slug: string },
  query: Record<string, string | undefined> = {},
) => `/panitia/${event.slug}/panggilan/undangan${queryOf(query)}`
export const cataloguePath = (exhibitorId: string) => `/peserta/${exhibitorId}/produk`
export const applicationsPath = (event: { slug: string }) => `/panitia/${event.slug}/permohonan`
export const applicationDetailPath = (event: { slug: string }, applicationId: string) =>
  `/panitia/${event.slug}/permohonan/${applicationId}`
export const applicationsFilePath = (event: { slug: string }, kind: 'csv' | 'xlsx') =>
  `/panitia/${event.slug}/permohonan.${kind}`
export const scoringPath = (event: { slug: string }, skippedId?: string) =>
  `/panitia/${event.slug}/permohonan/nilai${queryOf({ lewati: skippedId })}`
export const boothPlanPath = (event: { slug: string }, planNumber?: number) =>
  `/panitia/${event.slug}/denah${planNumber === undefined ? '' : `?rencana=${planNumber}`}`
export const planStatePath = (event: { slug: string }) => `/panitia/${event.slug}/denah/keadaan`
export const planRunPath = (event: { slug: string }) => `/panitia/${event.slug}/denah/usulan`
export const comparePlansPath = (event: { slug: string }, a?: number, b?: number) =>
  `/panitia/${event.slug}/denah/banding${queryOf({ a: a?.toString(), b: b?.toString() })}`
export const fairnessPath = (event: { slug: string }, planNumber?: number) =>
  `/panitia/${event.slug}/denah/keadilan${queryOf({ rencana: planNumber?.toString() })}`
export const fairnessPdfPath = (event: { slug: string }, planNumber: number) =>
  `/panitia/${event.slug}/denah/keadilan.pdf?rencana=${planNumber}`
export const publicFairnessPath = (event: { slug: string }) => `/f/${event.slug}/keadilan`
export const floorPlanEditPath = (event: { slug: string }) => `/panitia/${event.slug}/denah/lahan`
export const groundChangesPath = (event: { slug: string }) =>
  `/panitia/${event.slug}/denah/lahan/perubahan`
export const groundPicturePath = (event: { slug: string }) =>
  `/panitia/${event.slug}/denah/lahan/gambar`
export const livePath = (event: { slug: string }) => `/panitia/${event.slug}/live`
export const publicMapPath = (event: { slug: string }, boothCode?: string) =>
  `/f/${event.slug}/denah${boothCode === undefined ? '' : `?stan=${boothCode}`}`
export const publicBoothPath = (event: { slug: string }, boothCode: string) =>
  `/f/${event.slug}/stan/${boothCode}`
/** The way to a place, from another or from the nearest gate. */
export const publicWayPath = (event: { slug: string }, to: string, from?: string) =>
  `/f/${event.slug}/denah${queryOf({ dari: from, ke: to })}#jalan`
export const mapFilePath = (event: { slug: string }, kind: 'svg' | 'pdf' | 'png') =>
  `/f/${event.slug}/denah.${kind}`
export const planFilePath = (
  event: { slug: string },
  kind: 'svg' | 'pdf' | 'png',
  query: { rencana?: string; warna?: 'kanwil' } = {},
) => `/panitia/${event.slug}/denah.${kind}${queryOf(query)}`

// People, mails and the audit trail
export const signInPath = (back?: string) =>
  back === undefined ? '/masuk' : `/masuk?${new URLSearchParams({ lanjut: back })}`
export const secondFactorPath = (back?: string) =>
  back === undefined ? '/masuk/kode' : `/masuk/kode?${new URLSearchParams({ lanjut: back })}`
/** Leads on after signing in: to the wanted page, else to the own work. */
export const welcomePath = (back?: string) =>
  back === undefined ? '/masuk/lanjut' : `/masuk/lanjut?${new URLSearchParams({ lanjut: back })}`
export const forgotPasswordPath = () => '/lupa-sandi'
export const setPasswordPath = (token: string) =>
  `/atur-sandi?${new URLSearchParams({ kunci: token })}`
export const confirmAddressPath = (token: string) =>
  `/surel-baru?${new URLSearchParams({ kunci: token })}`
export const accountPath = () => '/akun'
export const secondFactorSetupPath = () => '/akun/dua-langkah'
export const peoplePath = (event: { slug: string }) => `/panitia/${event.slug}/orang`
export const invitePath = (event: { slug: string }) => `/panitia/${event.slug}/orang/undang`
export const auditPath = (event: { slug: string }) => `/panitia/${event.slug}/jejak`
export const outboxPath = (event: { slug: string }) => `/panitia/${event.slug}/surat`
export const outboxMessagePath = (event: { slug: string }, id: string) =>
  `/panitia/${event.slug}/surat/${id}`
export const adminPath = () => '/admin'
export const adminInvitePath = () => '/admin/undang'
export const adminOutboxPath = () => '/admin/surat'
export const adminOutboxMessagePath = (id: string) => `/admin/surat/${id}`
export const adminAuditPath = () => '/admin/jejak'
export const adminSystemPath = () => '/admin/sistem'
export const adminSettingsPath = () => '/admin/sistem/pengaturan'
export const registryPath = (kind?: string) => `/admin/registri${queryOf({ jenis: kind })}`
export const registryEntryPath = (kind: string, key: string) => `/admin/registri/${kind}/${key}`
export const registryFilePath = (kind: string, form: 'csv' | 'xlsx', template = false) =>
  `/admin/registri.${form}${queryOf({ jenis: kind, templat: template ? 'ya' : undefined })}`
export const registryImportPath = () => '/admin/registri/impor'
export const venuesPath = () => '/admin/tempat'
export const registryWrongPath = (id: string, file: 'csv' | 'xlsx') =>
  `/admin/registri/impor/${id}/salah.${file}`
export const registryPreviewPath = (id: string) => `/admin/registri/impor/${id}`

// Programme
type SlotStart = { stageId?: string; day?: string; startsAt?: string }
export const programmePath = (event: { slug: string }, day?: string, stageId?: string) =>
  `/panitia/${event.slug}/acara${queryOf({ hari: day, panggung: stageId })}`
export const slotPath = (event: { slug: string }, slotId: string) =>
  `/panitia/${event.slug}/acara/jadwal/${slotId}`
export const newSlotPath = (event: { slug: string }, start: SlotStart = {}) =>
  `/panitia/${event.slug}/acara/jadwal/baru${queryOf({ panggung: start.stageId, hari: start.day, jam: start.startsAt })}`
export const stagesPath = (event: { slug: string }) => `/panitia/${event.slug}/acara/panggung`
export const actsPath = (event: { slug: string }) => `/panitia/${event.slug}/acara/penampil`
export const actPath = (event: { slug: string }, actId: string) =>
  `/panitia/${event.slug}/acara/penampil/${actId}`
export const permitPath = (event: { slug: string }, permitId: string) =>
  `/panitia/${event.slug}/acara/izin/${permitId}`
export const newPermitPath = (event: { slug: string }, actId: string) =>
  `/panitia/${event.slug}/acara/izin/baru?penampil=${actId}`
export const programmeVersionsPath = (event: { slug: string }) =>
  `/panitia/${event.slug}/acara/versi`
export const publicProgrammePath = (event: { slug: string }, day?: string, stageId?: string) =>
  `/f/${event.slug}/acara${queryOf({ hari: day, panggung: stageId })}`
export const calendarPath = (event: { slug: string }) => `/f/${event.slug}/acara.ics`
export const programmeScreenPath = (event: { slug: string }) => `/layar/${event.slug}/acara`
export const stageManagerPath = (event: { slug: string }, stageId?: string) =>
  `/panggung/${event.slug}${queryOf({ panggung: stageId })}`

// Visitors, gates and devices
export const registerPath = (event: { slug: string }) => `/f/${event.slug}/daftar`
export const ticketPath = (secret: string) => `/tiket/${secret}`
export const ticketEditPath = (secret: string) => `/tiket/${secret}/ubah`
export const ticketPicturePath = (secret: string) => `/tiket/${secret}/kode.png`
export const ticketCalendarPath = (secret: string) => `/tiket/${secret}/kunjungan.ics`
export const visitorsPath = (event: { slug: string }) => `/panitia/${event.slug}/pengunjung`
export const visitorListPath = (event: { slug: string }) =>
  `/panitia/${event.slug}/pengunjung/daftar`
export const devicesPath = (
  event: { slug: string },
  { alarmed, search, page = 1 }: { alarmed?: boolean; search?: string; page?: number } = {},
) =>
  `/panitia/${event.slug}/perangkat${queryOf({
    tampil: alarmed ? 'periksa' : undefined,
    cari: search || undefined,
    halaman: page > 1 ? String(page) : undefined,
  })}`
export const unsettledPath = (
  event: { slug: string },
  { list, search, page = 1 }: { list?: 'open' | 'settled'; search?: string; page?: number } = {},
) =>
  `/panitia/${event.slug}/perangkat/belum-beres${queryOf({
    daftar: list === 'settled' ? 'beres' : undefined,
    cari: search || undefined,
    halaman: page > 1 ? String(page) : undefined,
  })}`
export const pairingPath = (event: { slug: string }, pairingCodeId: string) =>
  `/panitia/${event.slug}/perangkat/pasang/${pairingCodeId}`
export const gatePath = (code?: string) => `/gerbang${code === undefined ? '' : `?kode=${code}`}`
export const screenPath = (code?: string) => `/layar${code === undefined ? '' : `?kode=${code}`}`
export const tillPairingPath = (code?: string) =>
  `/kasir${code === undefined ? '' : `?kode=${code}`}`

// Sales
export const salesPath = (event: { slug: string }, day?: string) =>
  `/panitia/${event.slug}/penjualan${queryOf({ hari: day })}`
export const salesFilePath = (event: { slug: string }, kind: 'csv' | 'xlsx', day?: string) =>
  `/panitia/${event.slug}/penjualan.${kind}${queryOf({ hari: day })}`
export const listingsPath = (event: { slug: string }, boothId?: string, page = 1) =>
  `/panitia/${event.slug}/penjualan/produk${queryOf({ stan: boothId, halaman: page === 1 ? undefined : String(page) })}`
export const ownSalesPath = (event: { slug: string }, day?: string) =>
  `/peserta/${event.slug}/penjualan${queryOf({ hari: day })}`
export const salesScreenPath = (event: { slug: string }) => `/layar/${event.slug}/penjualan`

function queryOf(values: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}
