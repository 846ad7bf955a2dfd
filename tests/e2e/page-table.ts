import type { RoleName } from '#db/types.ts'

/** Things of the demonstration that addresses lead to. */
export type PageWorld = {
  event: string
  act: string
  slot: string
  permit: string
  application: string
  /** One of the coordinator's own Kanwil. */
  regionApplication: string
  /** A file for the registry that waits to be imported. */
  registryImport: string
  exhibitor: string
  message: string
  accountMessage: string
  ticket: string
  /** An unused link for a new password. */
  passwordLink: string
}

/** The same for names of tests. */
export const worldInWords: PageWorld = {
  event: ':event',
  act: ':act',
  slot: ':slot',
  permit: ':permit',
  application: ':application',
  regionApplication: ':application',
  registryImport: ':import',
  exhibitor: ':exhibitor',
  message: ':message',
  accountMessage: ':message',
  ticket: '/tiket/:code',
  passwordLink: '/atur-sandi?kunci=…',
}

export type PageRow = {
  /** Its id in `app/routes.ts`; a state of a page that has more than one goes by the same id. */
  route: string
  path: (world: PageWorld) => string
  as?: RoleName
  /** What the server answers, when it is not a page that is there. */
  status?: number
}

type Path = PageRow['path'] | string
const row = (route: string, path: Path, as?: RoleName): PageRow => ({
  route,
  path: typeof path === 'string' ? () => path : path,
  ...(as && { as }),
})
const festival = (route: string, rest = '') =>
  row(`routes/public/${route}`, ({ event }) => `/f/${event}${rest}`)
const staff = (route: string, rest: Path = '') =>
  row(
    route.includes('-new') ? route : `routes/organizer/${route}`,
    (world) => `/panitia/${world.event}${typeof rest === 'string' ? rest : rest(world)}`,
    'organizer',
  )

/** Every page of the app, in its states that a demonstration has. */
export const pageTable: ReadonlyArray<PageRow> = [
  // Public
  row('routes/public/home', '/'),
  festival('festival-home'),
  festival('products', '/produk'),
  festival('products', '/produk?cari=kopi'),
  festival('products', '/produk?cari=tidakadayangbegini'),
  festival('programme', '/acara'),
  festival('fairness', '/keadilan'),
  festival('map', '/denah'),
  festival('map', '/denah?q=batik'),
  festival('map', '/denah?q=tidakadayangbegini'),
  festival('map', '/denah?stan=A-01'),
  festival('map', '/denah?dari=Gerbang+Barat&ke=B-04'),
  festival('booth', '/stan/A-01'),
  festival('register', '/daftar'),
  row('routes/public/ticket', ({ ticket }) => ticket),
  row('routes/public/ticket-edit', ({ ticket }) => `${ticket}/ubah`),
  row('routes/public/components', '/komponen'),
  row('routes/public/component-frame', '/komponen/public'),
  row('routes/public/component-frame', '/komponen/staff'),
  row('routes/public/component-frame', '/komponen/device'),
  row('routes/public/component-frame', '/komponen/screen'),
  row('routes/public/component-frame', '/komponen/problem'),
  { ...row('root', '/tidak-ada'), status: 404 },
  { ...row('root', '/f/tidak-ada'), status: 404 },

  // The door and the own account
  row('routes/account/sign-in', '/masuk'),
  row('routes/account/second-factor', '/masuk/kode'),
  row('routes/account/forgot-password', '/lupa-sandi'),
  row('routes/account/set-password', '/atur-sandi'),
  row('routes/account/confirm-address', '/surel-baru'),
  row('routes/account/set-password', ({ passwordLink }) => passwordLink),
  row('routes/account/account', '/akun', 'organizer'),
  row('routes/account/second-factor-setup', '/akun/dua-langkah', 'organizer'),

  // The whole installation
  row('routes/admin/people', '/admin', 'administrator'),
  row('routes/admin/invite', '/admin/undang', 'administrator'),
  row('routes/admin/outbox', '/admin/surat', 'administrator'),
  row(
    'routes/admin/outbox-message',
    ({ accountMessage }) => `/admin/surat/${accountMessage}`,
    'administrator',
  ),
  row('routes/admin/audit', '/admin/jejak', 'administrator'),
  row('routes/admin/settings', '/admin/sistem/pengaturan', 'administrator'),
  row('routes/admin/system', '/admin/sistem', 'administrator'),
  row('routes/admin/registry', '/admin/registri', 'administrator'),
  row('routes/admin/registry', '/admin/registri?q=lp+kls+IIA+denpasar&tutup=on', 'administrator'),
  row('routes/admin/registry-entry', '/admin/registri/upt/BA-LP-KEROBOKAN', 'administrator'),
  row('routes/admin/registry-entry', '/admin/registri/kanwil/baru', 'administrator'),
  row('routes/admin/registry-import', '/admin/registri/impor', 'administrator'),
  ...['', '?tampil=changed'].map((query) =>
    row(
      'routes/admin/registry-preview',
      ({ registryImport }) => `/admin/registri/impor/${registryImport}${query}`,
      'administrator',
    ),
  ),
  row('routes/organizer/festival/my-festivals', '/panitia', 'administrator'),
  row('routes/admin/venues', '/admin/tempat', 'administrator'),
  row('routes/organizer/festival/new-festival', '/panitia/baru', 'administrator'),

  // The staff of a festival
  staff('festival/dashboard'),
  staff('festival/settings', '/pengaturan'),
  staff('people/people', '/orang'),
  staff('people/invite', '/orang/undang'),
  staff('outbox/outbox', '/surat'),
  staff('outbox/message', ({ message }) => `/surat/${message}`),
  staff('people/audit', '/jejak'),
  staff('call/call', '/panggilan'),
  staff('call/invitations', '/panggilan/undangan'),
  staff('applications/applications', '/permohonan'),
  staff('applications/application', ({ application }) => `/permohonan/${application}`),
  staff('applications/applications', '/permohonan?q=lapas+kls+II+A&nilai=nobody'),
  staff('applications/scoring', '/permohonan/nilai'),
  staff('floor-plan/floor-plan', '/denah?rencana=1'),
  staff('floor-plan/floor-plan', '/denah?rencana=1&tampilan=tabel'),
  staff('floor-plan/compare', '/denah/banding'),
  staff('floor-plan/fairness', '/denah/keadilan'),
  staff('floor-plan/ground', '/denah/lahan'),
  staff('letters/answers', '/denah/jawaban'),
  staff('letters/settings', '/denah/surat'),
  staff('on-site/booths', '/lapangan'),
  staff('on-site/booth', '/lapangan/stan/A-01'),
  staff('on-site/restock', '/lapangan/pasokan'),
  staff('programme/programme', '/acara'),
  staff('programme-slot-new', '/acara/jadwal/baru'),
  staff('programme/slot', ({ slot }) => `/acara/jadwal/${slot}`),
  staff('programme/acts', '/acara/penampil'),
  staff('programme/act', ({ act }) => `/acara/penampil/${act}`),
  staff('programme/permit', ({ permit }) => `/acara/izin/${permit}`),
  staff('programme/stages', '/acara/panggung'),
  staff('programme/versions', '/acara/versi'),
  staff('visitors/visitors', '/pengunjung'),
  staff('visitors/list', '/pengunjung/daftar'),
  staff('devices/devices', '/perangkat'),
  staff('devices/unsettled', '/perangkat/belum-beres'),
  staff('devices/unsettled', '/perangkat/belum-beres?daftar=beres'),
  staff('sales/sales', '/penjualan'),
  staff('sales/listings', '/penjualan/produk'),

  // Exhibitors
  row('routes/exhibitor/home', '/peserta', 'exhibitor_officer'),
  row(
    'routes/exhibitor/application',
    ({ exhibitor }) => `/peserta/festival-kupang/permohonan?peserta=${exhibitor}`,
    'exhibitor_officer',
  ),
  row(
    'routes/exhibitor/application',
    ({ exhibitor }) =>
      `/peserta/festival-kupang/permohonan?peserta=${exhibitor}&langkah=produk&produk=baru`,
    'exhibitor_officer',
  ),
  row('routes/exhibitor/own-booth', ({ event }) => `/peserta/${event}/stan`, 'exhibitor_officer'),
  row('routes/exhibitor/place', ({ event }) => `/peserta/${event}/tempat`, 'exhibitor_officer'),
  row('routes/exhibitor/sales', ({ event }) => `/peserta/${event}/penjualan`, 'exhibitor_officer'),
  row(
    'routes/exhibitor/catalogue',
    ({ exhibitor }) => `/peserta/${exhibitor}/produk`,
    'exhibitor_officer',
  ),
  row('routes/exhibitor/home', '/peserta', 'kanwil_coordinator'),
  row(
    'routes/exhibitor/kanwil',
    ({ event }) => `/peserta/kanwil?festival=${event}`,
    'kanwil_coordinator',
  ),
  row(
    'routes/exhibitor/kanwil-application',
    ({ event, regionApplication }) => `/peserta/kanwil/${regionApplication}?festival=${event}`,
    'kanwil_coordinator',
  ),

  // Stage, gate, till and big screens
  row('routes/phone/stage', ({ event }) => `/panggung/${event}`, 'stage_manager'),
  row('routes/phone/gate', '/gerbang'),
  row('routes/phone/till', '/kasir'),
  row('routes/screen/screen', '/layar'),
  row('routes/screen/programme', ({ event }) => `/layar/${event}/acara`),
  row('routes/screen/sales', ({ event }) => `/layar/${event}/penjualan`, 'organizer'),
]
