import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

/** Every address, by who it is for. Files and pages of one whole screen stand beside the frame of their audience. */
export default [
  // The public: the front page, and what all pages share
  index('routes/public/home.tsx'),
  route('bahasa', 'routes/public/language.ts'),
  route('berkas/:file', 'routes/public/picture.ts'),
  route('komponen', 'routes/public/components.tsx'),
  route('komponen/:frame', 'routes/public/component-frame.tsx'),

  // The public: a festival
  route('f/:event', 'routes/public/festival.tsx', [
    index('routes/public/festival-home.tsx'),
    route('produk', 'routes/public/products.tsx'),
    route('acara', 'routes/public/programme.tsx'),
    route('denah', 'routes/public/map.tsx'),
    route('stan/:code', 'routes/public/booth.tsx'),
    route('keadilan', 'routes/public/fairness.tsx'),
    // Visitors begin here
    route('daftar', 'routes/public/register.tsx'),
  ]),
  route('f/:event/acara.ics', 'routes/public/programme-calendar.ts'),
  route('f/:event/denah.svg', 'routes/public/map-file.ts', { id: 'map-svg' }),
  route('f/:event/denah.pdf', 'routes/public/map-file.ts', { id: 'map-pdf' }),
  route('f/:event/denah.png', 'routes/public/map-file.ts', { id: 'map-png' }),

  // Visitors: the own ticket
  route('tiket/:code', 'routes/public/ticket.tsx'),
  route('tiket/:code/ubah', 'routes/public/ticket-edit.tsx'),
  route('tiket/:code/kode.png', 'routes/public/ticket-picture.ts'),
  route('tiket/:code/kunjungan.ics', 'routes/public/ticket-calendar.ts'),

  // Exhibitors, and the Kanwil that endorse them
  route('peserta', 'routes/exhibitor/layout.tsx', [
    index('routes/exhibitor/home.tsx'),
    route('kanwil', 'routes/exhibitor/kanwil.tsx'),
    route('kanwil/:application', 'routes/exhibitor/kanwil-application.tsx'),
    route(':event/permohonan', 'routes/exhibitor/application.tsx'),
    route(':event/penjualan', 'routes/exhibitor/sales.tsx'),
    route(':event/tempat', 'routes/exhibitor/place.tsx'),
    route(':event/stan', 'routes/exhibitor/own-booth.tsx'),
    route(':exhibitor/produk', 'routes/exhibitor/catalogue.tsx'),
  ]),
  route('peserta/:event/tempat/surat.pdf', 'routes/exhibitor/place-letter.ts'),
  route('peserta/:event/stan/lapor', 'routes/exhibitor/own-report.ts'),
  route('peserta/:event/stan/tanda-pengenal.pdf', 'routes/exhibitor/own-badges.ts'),

  // Organizers: their festivals
  route('panitia', 'routes/organizer/festival/my-festivals.tsx'),
  route('panitia/baru', 'routes/organizer/festival/new-festival.tsx'),

  // Organizers: a festival
  route('panitia/:event', 'routes/organizer/festival/frame.tsx', [
    index('routes/organizer/festival/dashboard.tsx'),
    route('pengaturan', 'routes/organizer/festival/settings.tsx'),
    // Call and applications
    route('panggilan', 'routes/organizer/call/call.tsx'),
    route('panggilan/undangan', 'routes/organizer/call/invitations.tsx'),
    route('permohonan', 'routes/organizer/applications/applications.tsx'),
    route('permohonan/nilai', 'routes/organizer/applications/scoring.tsx'),
    route('permohonan/:application', 'routes/organizer/applications/application.tsx'),
    // Floor plan, and the letters that tell places
    route('denah', 'routes/organizer/floor-plan/floor-plan.tsx'),
    route('denah/keadaan', 'routes/organizer/floor-plan/state.ts'),
    route('denah/usulan', 'routes/organizer/floor-plan/run.ts'),
    route('denah/banding', 'routes/organizer/floor-plan/compare.tsx'),
    route('denah/keadilan', 'routes/organizer/floor-plan/fairness.tsx'),
    route('denah/keadilan.pdf', 'routes/organizer/floor-plan/fairness-file.ts'),
    route('denah/masalah.json', 'routes/organizer/floor-plan/problem.ts'),
    route('denah/lahan', 'routes/organizer/floor-plan/ground.tsx'),
    route('denah/jawaban', 'routes/organizer/letters/answers.tsx'),
    route('denah/surat', 'routes/organizer/letters/settings.tsx'),
    // Programme
    route('acara', 'routes/organizer/programme/programme.tsx'),
    route('acara/jadwal/baru', 'routes/organizer/programme/slot.tsx', { id: 'programme-slot-new' }),
    route('acara/jadwal/:slot', 'routes/organizer/programme/slot.tsx'),
    route('acara/penampil', 'routes/organizer/programme/acts.tsx'),
    route('acara/penampil/:act', 'routes/organizer/programme/act.tsx'),
    route('acara/izin/:permit', 'routes/organizer/programme/permit.tsx'),
    route('acara/panggung', 'routes/organizer/programme/stages.tsx'),
    route('acara/versi', 'routes/organizer/programme/versions.tsx'),
    // On the days: visitors, sales, booths on site, devices
    route('pengunjung', 'routes/organizer/visitors/visitors.tsx'),
    route('pengunjung/daftar', 'routes/organizer/visitors/list.tsx'),
    route('penjualan', 'routes/organizer/sales/sales.tsx'),
    route('penjualan/produk', 'routes/organizer/sales/listings.tsx'),
    route('lapangan', 'routes/organizer/on-site/booths.tsx'),
    route('lapangan/stan/:booth', 'routes/organizer/on-site/booth.tsx'),
    route('lapangan/pasokan', 'routes/organizer/on-site/restock.tsx'),
    route('perangkat', 'routes/organizer/devices/devices.tsx'),
    route('perangkat/belum-beres', 'routes/organizer/devices/unsettled.tsx'),
    route('perangkat/pasang/:pairing', 'routes/organizer/devices/pairing.ts'),
    // People, mails and the audit trail
    route('orang', 'routes/organizer/people/people.tsx'),
    route('orang/undang', 'routes/organizer/people/invite.tsx'),
    route('surat', 'routes/organizer/outbox/outbox.tsx'),
    route('surat/:message', 'routes/organizer/outbox/message.tsx'),
    route('jejak', 'routes/organizer/people/audit.tsx'),
  ]),

  // Organizers: what the pages above send and fetch, and their files
  route('panitia/:event/permohonan.csv', 'routes/organizer/applications/applications-file.ts', {
    id: 'applications-csv',
  }),
  route('panitia/:event/permohonan.xlsx', 'routes/organizer/applications/applications-file.ts', {
    id: 'applications-xlsx',
  }),
  route('panitia/:event/denah/lahan/perubahan', 'routes/organizer/floor-plan/ground-changes.ts'),
  route('panitia/:event/denah/lahan/gambar', 'routes/organizer/floor-plan/ground-picture.ts'),
  route('panitia/:event/denah.svg', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-svg' }),
  route('panitia/:event/denah.pdf', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-pdf' }),
  route('panitia/:event/denah.png', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-png' }),
  route(
    'panitia/:event/denah/jawaban/:letter/surat.pdf',
    'routes/organizer/letters/letter-file.ts',
  ),
  route('panitia/:event/penjualan.csv', 'routes/organizer/sales/sales-file.ts', {
    id: 'sales-csv',
  }),
  route('panitia/:event/penjualan.xlsx', 'routes/organizer/sales/sales-file.ts', {
    id: 'sales-xlsx',
  }),
  route('panitia/:event/lapangan/lapor', 'routes/organizer/on-site/report.ts'),
  route('panitia/:event/lapangan/tanda-pengenal.pdf', 'routes/organizer/on-site/badges.ts'),
  route('panitia/:event/lapangan/papan-stan.pdf', 'routes/organizer/on-site/booth-signs.ts'),
  route('panitia/:event/surat/:message/isi', 'routes/organizer/outbox/body.ts'),

  // Phones on the field: gate, till, stage manager
  route('gerbang', 'routes/phone/gate.tsx'),
  route('kasir', 'routes/phone/till.tsx'),
  route('panggung/:event', 'routes/phone/stage.tsx'),
  route('panggung/:event/aplikasi.webmanifest', 'routes/phone/manifest.ts'),

  // Big screens: one that is paired, and the pages of those who are signed in
  route('layar', 'routes/screen/screen.tsx'),
  route('layar/:event/acara', 'routes/screen/programme.tsx'),
  route('layar/:event/penjualan', 'routes/screen/sales.tsx'),

  // The own account: signing in and out
  route('masuk', 'routes/account/sign-in.tsx'),
  route('masuk/kode', 'routes/account/second-factor.tsx'),
  route('masuk/lanjut', 'routes/account/welcome.ts'),
  route('keluar', 'routes/account/sign-out.ts'),
  route('lupa-sandi', 'routes/account/forgot-password.tsx'),
  route('atur-sandi', 'routes/account/set-password.tsx'),
  route('surel-baru', 'routes/account/confirm-address.tsx'),

  // The own account and the administrators' pages, in one frame
  layout('routes/account/layout.tsx', [
    route('akun', 'routes/account/account.tsx'),
    route('akun/dua-langkah', 'routes/account/second-factor-setup.tsx'),
    // Administrators: people, mails, the audit trail
    route('admin', 'routes/admin/people.tsx'),
    route('admin/undang', 'routes/admin/invite.tsx'),
    route('admin/surat', 'routes/admin/outbox.tsx'),
    route('admin/surat/:message', 'routes/admin/outbox-message.tsx'),
    route('admin/tempat', 'routes/admin/venues.tsx'),
    route('admin/jejak', 'routes/admin/audit.tsx'),
    route('admin/sistem', 'routes/admin/system.tsx'),
    route('admin/sistem/pengaturan', 'routes/admin/settings.tsx'),
    // Administrators: the registry of offices, units and other exhibitors
    route('admin/registri', 'routes/admin/registry.tsx'),
    route('admin/registri/impor', 'routes/admin/registry-import.tsx'),
    route('admin/registri/impor/:import', 'routes/admin/registry-preview.tsx'),
    route('admin/registri/:kind/:key', 'routes/admin/registry-entry.tsx'),
  ]),
  // Where the settings stood before they came under the system
  route('admin/pengaturan', 'routes/admin/old-settings.ts'),
  route('admin/registri.csv', 'routes/admin/registry-file.ts', { id: 'registry-csv' }),
  route('admin/registri.xlsx', 'routes/admin/registry-file.ts', { id: 'registry-xlsx' }),
  route('admin/registri/impor/:import/salah.csv', 'routes/admin/registry-wrong-file.ts', {
    id: 'registry-wrong-csv',
  }),
  route('admin/registri/impor/:import/salah.xlsx', 'routes/admin/registry-wrong-file.ts', {
    id: 'registry-wrong-xlsx',
  }),
  route('admin/surat/:message/isi', 'routes/admin/outbox-body.ts'),
] satisfies RouteConfig
