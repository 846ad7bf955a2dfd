import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // Public pages
  index('routes/public/home.tsx'),
  route('bahasa', 'routes/public/language.ts'),
  route('komponen', 'routes/public/components.tsx'),
  route('komponen/:frame', 'routes/public/component-frame.tsx'),

  // Uploaded pictures
  route('berkas/:file', 'routes/public/picture.ts'),

  // Sales outside of the frames: till, files, big screen
  route('kasir', 'routes/phone/till.tsx'),
  route('panitia/:event/penjualan.csv', 'routes/organizer/sales/sales-file.ts', {
    id: 'sales-csv',
  }),
  route('panitia/:event/penjualan.xlsx', 'routes/organizer/sales/sales-file.ts', {
    id: 'sales-xlsx',
  }),
  route('layar/:event/penjualan', 'routes/screen/sales.tsx'),

  // The list of applications as a file
  route('panitia/:event/permohonan.csv', 'routes/organizer/applications/applications-file.ts', {
    id: 'applications-csv',
  }),
  route('panitia/:event/permohonan.xlsx', 'routes/organizer/applications/applications-file.ts', {
    id: 'applications-xlsx',
  }),

  // The public pages of a festival, in one frame
  route('f/:event', 'routes/public/festival.tsx', [
    index('routes/public/festival-home.tsx'),
    route('produk', 'routes/public/products.tsx'),
    // Programme
    route('acara', 'routes/public/programme.tsx'),
    // Booths
    route('denah', 'routes/public/map.tsx'),
    route('stan/:code', 'routes/public/booth.tsx'),
    route('keadilan', 'routes/public/fairness.tsx'),
    // Visitors
    route('daftar', 'routes/public/register.tsx'),
  ]),

  // The map of the ground as files, by the published plan and for the staff by any
  route('f/:event/denah.svg', 'routes/public/map-file.ts', { id: 'map-svg' }),
  route('f/:event/denah.pdf', 'routes/public/map-file.ts', { id: 'map-pdf' }),
  route('f/:event/denah.png', 'routes/public/map-file.ts', { id: 'map-png' }),
  route('panitia/:event/denah.svg', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-svg' }),
  route('panitia/:event/denah.pdf', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-pdf' }),
  route('panitia/:event/denah.png', 'routes/organizer/floor-plan/map-file.ts', { id: 'plan-png' }),

  // Festivals of the staff
  route('panitia', 'routes/organizer/festival/my-festivals.tsx'),
  route('panitia/baru', 'routes/organizer/festival/new-festival.tsx'),

  // The staff pages of a festival, in one frame
  route('panitia/:event', 'routes/organizer/festival/frame.tsx', [
    index('routes/organizer/festival/dashboard.tsx'),
    route('pengaturan', 'routes/organizer/festival/settings.tsx'),
    // Sales
    route('penjualan', 'routes/organizer/sales/sales.tsx'),
    route('penjualan/produk', 'routes/organizer/sales/listings.tsx'),
    // Programme
    route('acara', 'routes/organizer/programme/programme.tsx'),
    route('acara/jadwal/baru', 'routes/organizer/programme/slot.tsx', { id: 'programme-slot-new' }),
    route('acara/jadwal/:slot', 'routes/organizer/programme/slot.tsx'),
    route('acara/penampil', 'routes/organizer/programme/acts.tsx'),
    route('acara/penampil/:act', 'routes/organizer/programme/act.tsx'),
    route('acara/izin/:permit', 'routes/organizer/programme/permit.tsx'),
    route('acara/panggung', 'routes/organizer/programme/stages.tsx'),
    route('acara/versi', 'routes/organizer/programme/versions.tsx'),
    // Visitors, gates and devices
    route('pengunjung', 'routes/organizer/visitors/visitors.tsx'),
    route('pengunjung/daftar', 'routes/organizer/visitors/list.tsx'),
    route('perangkat', 'routes/organizer/devices/devices.tsx'),
    route('perangkat/belum-beres', 'routes/organizer/devices/unsettled.tsx'),
    route('perangkat/pasang/:pairing', 'routes/organizer/devices/pairing.ts'),
    // People, mails and the audit trail
    route('orang', 'routes/organizer/people/people.tsx'),
    route('orang/undang', 'routes/organizer/people/invite.tsx'),
    route('surat', 'routes/organizer/outbox/outbox.tsx'),
    route('surat/:message', 'routes/organizer/outbox/message.tsx'),
    route('jejak', 'routes/organizer/people/audit.tsx'),
    // Booths
    route('panggilan', 'routes/organizer/call/call.tsx'),
    route('panggilan/undangan', 'routes/organizer/call/invitations.tsx'),
    route('permohonan', 'routes/organizer/applications/applications.tsx'),
    route('permohonan/nilai', 'routes/organizer/applications/scoring.tsx'),
    route('permohonan/:application', 'routes/organizer/applications/application.tsx'),
    route('denah', 'routes/organizer/floor-plan/floor-plan.tsx'),
    route('denah/keadaan', 'routes/organizer/floor-plan/state.ts'),
    route('denah/usulan', 'routes/organizer/floor-plan/run.ts'),
    route('denah/banding', 'routes/organizer/floor-plan/compare.tsx'),
    route('denah/keadilan', 'routes/organizer/floor-plan/fairness.tsx'),
    route('denah/keadilan.pdf', 'routes/organizer/floor-plan/fairness-file.ts'),
    route('denah/masalah.json', 'routes/organizer/floor-plan/problem.ts'),
    route('denah/lahan', 'routes/organizer/floor-plan/ground.tsx'),
    // Letters about places and their answers
    route('denah/jawaban', 'routes/organizer/letters/answers.tsx'),
    route('denah/surat', 'routes/organizer/letters/settings.tsx'),
    // On site
    route('lapangan', 'routes/organizer/on-site/booths.tsx'),
    route('lapangan/stan/:booth', 'routes/organizer/on-site/booth.tsx'),
    route('lapangan/pasokan', 'routes/organizer/on-site/restock.tsx'),
  ]),

  // Steps of the floor plan's editor and the picture under it
  route('panitia/:event/denah/lahan/perubahan', 'routes/organizer/floor-plan/ground-changes.ts'),
  route('panitia/:event/denah/lahan/gambar', 'routes/organizer/floor-plan/ground-picture.ts'),

  // Exhibitors
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

  // Letters as files
  route('peserta/:event/tempat/surat.pdf', 'routes/exhibitor/place-letter.ts'),
  route(
    'panitia/:event/denah/jawaban/:letter/surat.pdf',
    'routes/organizer/letters/letter-file.ts',
  ),

  // On site: reports from phones, badges, signs
  route('panitia/:event/lapangan/lapor', 'routes/organizer/on-site/report.ts'),
  route('panitia/:event/lapangan/tanda-pengenal.pdf', 'routes/organizer/on-site/badges.ts'),
  route('panitia/:event/lapangan/papan-stan.pdf', 'routes/organizer/on-site/booth-signs.ts'),
  route('peserta/:event/stan/lapor', 'routes/exhibitor/own-report.ts'),
  route('peserta/:event/stan/tanda-pengenal.pdf', 'routes/exhibitor/own-badges.ts'),

  // Visitors
  route('gerbang', 'routes/phone/gate.tsx'),
  route('tiket/:code', 'routes/public/ticket.tsx'),
  route('tiket/:code/ubah', 'routes/public/ticket-edit.tsx'),
  route('tiket/:code/kode.png', 'routes/public/ticket-picture.ts'),
  route('tiket/:code/kunjungan.ics', 'routes/public/ticket-calendar.ts'),

  // Programme outside of the frames: feed, big screen, stage crew
  route('f/:event/acara.ics', 'routes/public/programme-calendar.ts'),
  route('layar/:event/acara', 'routes/screen/programme.tsx'),
  route('layar', 'routes/screen/screen.tsx'),
  route('panggung/:event', 'routes/phone/stage.tsx'),
  route('panggung/:event/aplikasi.webmanifest', 'routes/phone/manifest.ts'),

  // Bodies of mails, for the frame on their page
  route('panitia/:event/surat/:message/isi', 'routes/organizer/outbox/body.ts'),
  route('admin/surat/:message/isi', 'routes/admin/outbox-body.ts'),

  // The registry as files
  route('admin/registri.csv', 'routes/admin/registry-file.ts', { id: 'registry-csv' }),
  route('admin/registri.xlsx', 'routes/admin/registry-file.ts', { id: 'registry-xlsx' }),

  // Sign-in, the own account, and the administrators' pages
  route('masuk', 'routes/account/sign-in.tsx'),
  route('masuk/kode', 'routes/account/second-factor.tsx'),
  route('masuk/lanjut', 'routes/account/welcome.ts'),
  route('keluar', 'routes/account/sign-out.ts'),
  route('lupa-sandi', 'routes/account/forgot-password.tsx'),
  route('atur-sandi', 'routes/account/set-password.tsx'),
  layout('routes/account/layout.tsx', [
    route('akun', 'routes/account/account.tsx'),
    route('akun/dua-langkah', 'routes/account/second-factor-setup.tsx'),
    route('admin', 'routes/admin/people.tsx'),
    route('admin/undang', 'routes/admin/invite.tsx'),
    route('admin/surat', 'routes/admin/outbox.tsx'),
    route('admin/surat/:message', 'routes/admin/outbox-message.tsx'),
    route('admin/jejak', 'routes/admin/audit.tsx'),
    // The registry of offices, units and other exhibitors
    route('admin/registri', 'routes/admin/registry.tsx'),
    route('admin/registri/impor', 'routes/admin/registry-import.tsx'),
    route('admin/registri/impor/:import', 'routes/admin/registry-preview.tsx'),
    route('admin/registri/:kind/:key', 'routes/admin/registry-entry.tsx'),
  ]),
] satisfies RouteConfig
