import type { RoleName } from '#db/types.ts'

/** Rows that addresses of the table lead to. */
export type AccessWorld = {
  event: string
  act: string
  slot: string
  permit: string
  application: string
  exhibitor: string
  pairing: string
  message: string
  accountMessage: string
  /** A file that the administrator has sent for the registry. */
  registryImport: string
  ticketLink: string
  letter: string
  /** The code of a booth. */
  booth: string
  /** A draft of the booth plan. */
  plan: string
  /** A picture of the festival's ground. */
  picture: string
}

/** Anyone without an account, whoever is signed in, or holders of these roles on the things of the world. */
export type Access = 'anyone' | 'signed-in' | ReadonlyArray<RoleName>

export type RouteAccess = {
  path: (world: AccessWorld) => string
  /** Who gets its data; `nothing` when the route has no loader. */
  load: Access | 'nothing'
  /** Who may send its forms; left out when the route has no action. */
  act?: Access
}

const administrators = ['administrator'] as const
const organizers = ['administrator', 'organizer'] as const
const readers = [...organizers, 'auditor'] as const
const insiders = [
  ...readers,
  'kanwil_coordinator',
  'cashier',
  'gate_crew',
  'stage_manager',
] as const
const exhibitors = ['kanwil_coordinator', 'exhibitor_officer'] as const

const staff = (rest: string) => (world: AccessWorld) => `/panitia/${world.event}${rest}`
const festival = (rest: string) => (world: AccessWorld) => `/f/${world.event}${rest}`
const ticket = (rest: string) => (world: AccessWorld) => `/tiket/${world.ticketLink}${rest}`
const at = (path: string) => () => path

/** Of every route of `app/routes.ts`, by its id: who gets in. */
export const accessTable: Record<string, RouteAccess> = {
  // Public pages
  'routes/public/home': { path: at('/'), load: 'anyone' },
  'routes/public/language': { path: at('/bahasa'), load: 'anyone', act: 'anyone' },
  'routes/public/components': { path: at('/komponen'), load: 'anyone', act: 'anyone' },
  'routes/public/component-frame': { path: at('/komponen/staff'), load: 'anyone' },
  'routes/public/festival': { path: festival(''), load: 'anyone' },
  'routes/public/festival-home': { path: festival(''), load: 'anyone' },
  'routes/public/products': { path: festival('/produk'), load: 'anyone' },
  'routes/public/programme': { path: festival('/acara'), load: 'anyone' },
  'routes/public/programme-calendar': { path: festival('/acara.ics'), load: 'anyone' },
  'routes/public/fairness': { path: festival('/keadilan'), load: 'anyone' },
  'routes/public/map': { path: festival('/denah'), load: 'anyone' },
  'map-svg': { path: festival('/denah.svg'), load: 'anyone' },
  'map-pdf': { path: festival('/denah.pdf'), load: 'anyone' },
  'map-png': { path: festival('/denah.png'), load: 'anyone' },
  'routes/public/booth': {
    path: (world) => `/f/${world.event}/stan/${world.booth}`,
    load: 'anyone',
  },
  'routes/public/register': { path: festival('/daftar'), load: 'anyone', act: 'anyone' },
  'routes/public/ticket': { path: ticket(''), load: 'anyone' },
  'routes/public/ticket-edit': { path: ticket('/ubah'), load: 'anyone', act: 'anyone' },
  'routes/public/ticket-picture': { path: ticket('/kode.png'), load: 'anyone' },
  'routes/public/ticket-calendar': { path: ticket('/kunjungan.ics'), load: 'anyone' },

  // Uploaded pictures; those of products are open to all
  'routes/public/picture': {
    path: (world) => `/berkas/${world.picture}`,
    load: [...insiders, 'exhibitor_officer'],
  },

  // Phones at gates and tills, which pair by a code, and big screens
  'routes/gate/gate': { path: at('/gerbang'), load: 'anyone' },
  'routes/till/till': { path: at('/kasir'), load: 'anyone' },
  'routes/screen/programme': { path: (world) => `/layar/${world.event}/acara`, load: 'anyone' },
  'routes/screen/sales': { path: (world) => `/layar/${world.event}/penjualan`, load: readers },

  // Sign-in and the own account
  'routes/account/sign-in': { path: at('/masuk'), load: 'anyone', act: 'anyone' },
  'routes/account/second-factor': { path: at('/masuk/kode'), load: 'anyone', act: 'anyone' },
  'routes/account/welcome': { path: at('/masuk/lanjut'), load: 'signed-in' },
  'routes/account/sign-out': { path: at('/keluar'), load: 'anyone', act: 'anyone' },
  'routes/account/forgot-password': { path: at('/lupa-sandi'), load: 'anyone', act: 'anyone' },
  'routes/account/set-password': { path: at('/atur-sandi'), load: 'anyone', act: 'anyone' },
  'routes/account/layout': { path: at('/akun'), load: 'signed-in' },
  'routes/account/account': { path: at('/akun'), load: 'signed-in', act: 'signed-in' },
  'routes/account/second-factor-setup': {
    path: at('/akun/dua-langkah'),
    load: 'signed-in',
    act: 'signed-in',
  },

  // The whole installation
  'routes/admin/people': { path: at('/admin'), load: administrators, act: administrators },
  'routes/admin/invite': { path: at('/admin/undang'), load: administrators, act: administrators },
  'routes/admin/outbox': { path: at('/admin/surat'), load: administrators },
  'routes/admin/outbox-message': {
    path: (world) => `/admin/surat/${world.accountMessage}`,
    load: administrators,
    act: administrators,
  },
  'routes/admin/outbox-body': {
    path: (world) => `/admin/surat/${world.accountMessage}/isi`,
    load: administrators,
  },
  'routes/admin/audit': { path: at('/admin/jejak'), load: administrators },
  'routes/admin/registry': { path: at('/admin/registri'), load: administrators },
  'routes/admin/registry-import': {
    path: at('/admin/registri/impor'),
    load: administrators,
    act: administrators,
  },
  'routes/admin/registry-preview': {
    path: (world) => `/admin/registri/impor/${world.registryImport}`,
    load: administrators,
    act: administrators,
  },
  'routes/admin/registry-entry': {
    path: at('/admin/registri/upt/baru'),
    load: administrators,
    act: administrators,
  },
  'registry-csv': { path: at('/admin/registri.csv'), load: administrators },
  'registry-xlsx': { path: at('/admin/registri.xlsx'), load: administrators },
  'routes/organizer/my-festivals': { path: at('/panitia'), load: 'signed-in' },
  'routes/organizer/new-festival': {
    path: at('/panitia/baru'),
    load: administrators,
    act: administrators,
  },

  // The staff of a festival
  'routes/organizer/festival': { path: staff(''), load: insiders },
  'routes/organizer/dashboard': { path: staff(''), load: insiders },
  'routes/organizer/settings': { path: staff('/pengaturan'), load: organizers, act: organizers },
  'routes/organizer/people': { path: staff('/orang'), load: readers, act: organizers },
  'routes/organizer/people-invite': {
    path: staff('/orang/undang'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/outbox': { path: staff('/surat'), load: readers },
  'routes/organizer/outbox-message': {
    path: (world) => `/panitia/${world.event}/surat/${world.message}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/outbox-body': {
    path: (world) => `/panitia/${world.event}/surat/${world.message}/isi`,
    load: readers,
  },
  'routes/organizer/audit': { path: staff('/jejak'), load: readers },

  // Booths
  'routes/organizer/call': { path: staff('/panggilan'), load: organizers, act: organizers },
  'routes/organizer/call-invitations': {
    path: staff('/panggilan/undangan'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/applications': { path: staff('/permohonan'), load: readers, act: organizers },
  'routes/organizer/applications-detail': {
    path: (world) => `/panitia/${world.event}/permohonan/${world.application}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/applications-scoring': {
    path: staff('/permohonan/nilai'),
    load: organizers,
    act: organizers,
  },
  'applications-csv': { path: staff('/permohonan.csv'), load: readers },
  'applications-xlsx': { path: staff('/permohonan.xlsx'), load: readers },
  'plan-svg': { path: staff('/denah.svg'), load: readers },
  'plan-pdf': { path: staff('/denah.pdf'), load: readers },
  'plan-png': { path: staff('/denah.png'), load: readers },
  'routes/organizer/floor-plan': { path: staff('/denah'), load: readers, act: organizers },
  'routes/organizer/floor-plan-compare': {
    path: staff('/denah/banding'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan-fairness': {
    path: staff('/denah/keadilan'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan-fairness-file': {
    path: staff('/denah/keadilan.pdf'),
    load: readers,
  },
  'routes/organizer/floor-plan-problem': { path: staff('/denah/masalah.json'), load: readers },
  'routes/organizer/floor-plan-run': { path: staff('/denah/usulan'), load: readers },
  'routes/organizer/floor-plan-state': {
    path: ({ event, plan }) => `/panitia/${event}/denah/keadaan?rencana=${plan}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan-ground': {
    path: staff('/denah/lahan'),
    load: [...insiders, 'exhibitor_officer'],
  },
  'routes/organizer/floor-plan-ground-changes': {
    path: staff('/denah/lahan/perubahan'),
    load: [...insiders, 'exhibitor_officer'],
    act: organizers,
  },
  'routes/organizer/floor-plan-ground-picture': {
    path: staff('/denah/lahan/gambar'),
    load: 'nothing',
    act: organizers,
  },

  // Letters about places and their answers
  'routes/organizer/place-answers': {
    path: staff('/denah/jawaban'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/letter-settings': {
    path: staff('/denah/surat'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/any-letter': {
    path: (world) => `/panitia/${world.event}/denah/jawaban/${world.letter}/surat.pdf`,
    load: readers,
  },
  'routes/exhibitor/place': {
    path: (world) => `/peserta/${world.event}/tempat?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
    act: [...organizers, 'exhibitor_officer'],
  },
  'routes/exhibitor/place-letter': {
    path: (world) => `/peserta/${world.event}/tempat/surat.pdf?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
  },

  // On site
  'routes/organizer/field': {
    path: staff('/lapangan'),
    load: [...readers, ...exhibitors, 'cashier'],
  },
  'routes/organizer/field-booth': {
    path: (world) => `/panitia/${world.event}/lapangan/stan/${world.booth}`,
    load: [...readers, 'cashier'],
  },
  'routes/organizer/field-report': {
    path: staff('/lapangan/lapor'),
    load: 'nothing',
    act: [...organizers, ...exhibitors, 'cashier'],
  },
  'routes/organizer/restock': {
    path: staff('/lapangan/pasokan'),
    load: [...readers, ...exhibitors, 'cashier'],
    act: [...organizers, ...exhibitors, 'cashier'],
  },
  'routes/organizer/badges': {
    path: staff('/lapangan/tanda-pengenal.pdf'),
    load: [...readers, ...exhibitors],
  },
  'routes/organizer/booth-signs': {
    path: staff('/lapangan/papan-stan.pdf'),
    load: [...readers, ...exhibitors, 'cashier'],
  },
  'routes/exhibitor/own-booth': {
    path: (world) => `/peserta/${world.event}/stan?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
    act: [...organizers, ...exhibitors, 'cashier'],
  },
  'routes/exhibitor/own-report': {
    path: (world) => `/peserta/${world.event}/stan/lapor`,
    load: 'nothing',
    act: [...organizers, ...exhibitors, 'cashier'],
  },
  'routes/exhibitor/own-badges': {
    path: (world) => `/peserta/${world.event}/stan/tanda-pengenal.pdf?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
  },

  // Programme
  'routes/organizer/programme': {
    path: staff('/acara'),
    load: [...readers, 'kanwil_coordinator', 'exhibitor_officer', 'stage_manager'],
  },
  'programme-slot-new': { path: staff('/acara/jadwal/baru'), load: organizers, act: organizers },
  'routes/organizer/programme-slot': {
    path: (world) => `/panitia/${world.event}/acara/jadwal/${world.slot}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme-acts': {
    path: staff('/acara/penampil'),
    load: [...readers, 'kanwil_coordinator', 'exhibitor_officer', 'stage_manager'],
    act: organizers,
  },
  'routes/organizer/programme-act': {
    path: (world) => `/panitia/${world.event}/acara/penampil/${world.act}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme-permit': {
    path: (world) => `/panitia/${world.event}/acara/izin/${world.permit}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme-stages': {
    path: staff('/acara/panggung'),
    load: [...readers, 'kanwil_coordinator', 'exhibitor_officer', 'stage_manager'],
    act: organizers,
  },
  'routes/organizer/programme-versions': {
    path: staff('/acara/versi'),
    load: [...readers, 'kanwil_coordinator', 'exhibitor_officer', 'stage_manager'],
    act: organizers,
  },
  'routes/stage/stage': {
    path: (world) => `/panggung/${world.event}`,
    load: [...organizers, 'stage_manager'],
    act: [...organizers, 'stage_manager'],
  },

  // Visitors, gates and devices
  'routes/organizer/visitors': { path: staff('/pengunjung'), load: [...readers, 'gate_crew'] },
  'routes/organizer/visitors-list': { path: staff('/pengunjung/daftar'), load: readers },
  'routes/organizer/devices': {
    path: staff('/perangkat'),
    load: [...readers, 'cashier', 'gate_crew'],
    act: [...organizers, 'cashier', 'gate_crew'],
  },
  'routes/organizer/devices-pairing': {
    path: (world) => `/panitia/${world.event}/perangkat/pasang/${world.pairing}`,
    load: [...organizers, 'cashier', 'gate_crew'],
  },

  // Sales
  'routes/organizer/sales': {
    path: staff('/penjualan'),
    load: [...readers, ...exhibitors, 'cashier'],
    act: [...organizers, 'cashier'],
  },
  'routes/organizer/sales-listings': {
    path: staff('/penjualan/produk'),
    load: [...readers, ...exhibitors, 'cashier'],
    act: [...organizers, 'exhibitor_officer'],
  },
  'sales-csv': {
    path: staff('/penjualan.csv'),
    load: [...readers, ...exhibitors, 'cashier'],
  },
  'sales-xlsx': {
    path: staff('/penjualan.xlsx'),
    load: [...readers, ...exhibitors, 'cashier'],
  },

  // Exhibitors
  'routes/exhibitor/layout': { path: at('/peserta'), load: 'signed-in' },
  'routes/exhibitor/home': { path: at('/peserta'), load: 'signed-in' },
  'routes/exhibitor/kanwil': {
    path: at('/peserta/kanwil'),
    load: ['kanwil_coordinator'],
    act: ['kanwil_coordinator'],
  },
  'routes/exhibitor/kanwil-application': {
    path: (world) => `/peserta/kanwil/${world.application}`,
    load: ['kanwil_coordinator'],
    act: ['kanwil_coordinator'],
  },
  'routes/exhibitor/application': {
    path: (world) => `/peserta/${world.event}/permohonan?peserta=${world.exhibitor}`,
    load: [...readers, 'exhibitor_officer'],
    act: [...organizers, 'exhibitor_officer'],
  },
  'routes/exhibitor/sales': {
    path: (world) => `/peserta/${world.event}/penjualan`,
    load: exhibitors,
  },
  'routes/exhibitor/catalogue': {
    path: (world) => `/peserta/${world.exhibitor}/produk`,
    load: ['administrator', ...exhibitors],
    act: ['administrator', 'exhibitor_officer'],
  },
}
