import {
  everyExhibitor,
  insiders,
  kanwils,
  organizers,
  type RouteAccess,
  readers,
  staff,
} from './access.ts'

/** A festival and its people, programme, visitors and sales. */
export const festivalAccess: Record<string, RouteAccess> = {
  // The staff of a festival
  'routes/organizer/festival/frame': { path: staff(''), load: insiders },
  'routes/organizer/festival/dashboard': { path: staff(''), load: insiders },
  'routes/organizer/festival/settings': {
    path: staff('/pengaturan'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/people/people': { path: staff('/orang'), load: readers, act: organizers },
  'routes/organizer/people/invite': {
    path: staff('/orang/undang'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/outbox/outbox': { path: staff('/surat'), load: readers },
  'routes/organizer/outbox/message': {
    path: (world) => `/panitia/${world.event}/surat/${world.message}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/outbox/body': {
    path: (world) => `/panitia/${world.event}/surat/${world.message}/isi`,
    load: readers,
  },
  'routes/organizer/people/audit': { path: staff('/jejak'), load: readers },

  // Programme
  'routes/organizer/programme/programme': {
    path: staff('/acara'),
    load: [...readers, ...kanwils, 'stage_manager'],
  },
  'programme-slot-new': { path: staff('/acara/jadwal/baru'), load: organizers, act: organizers },
  'routes/organizer/programme/slot': {
    path: (world) => `/panitia/${world.event}/acara/jadwal/${world.slot}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme/acts': {
    path: staff('/acara/penampil'),
    load: [...readers, ...kanwils, 'stage_manager'],
    act: organizers,
  },
  'routes/organizer/programme/act': {
    path: (world) => `/panitia/${world.event}/acara/penampil/${world.act}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme/permit': {
    path: (world) => `/panitia/${world.event}/acara/izin/${world.permit}`,
    load: organizers,
    act: organizers,
  },
  'routes/organizer/programme/stages': {
    path: staff('/acara/panggung'),
    load: [...readers, ...kanwils, 'stage_manager'],
    act: organizers,
  },
  'routes/organizer/programme/versions': {
    path: staff('/acara/versi'),
    load: [...readers, ...kanwils, 'stage_manager'],
    act: organizers,
  },
  'routes/phone/stage': {
    path: (world) => `/panggung/${world.event}`,
    load: [...organizers, 'stage_manager'],
    act: [...organizers, 'stage_manager'],
  },
  'routes/phone/manifest': {
    path: (world) => `/panggung/${world.event}/aplikasi.webmanifest`,
    load: 'anyone',
  },

  // Visitors, gates and devices
  'routes/organizer/visitors/visitors': {
    path: staff('/pengunjung'),
    load: [...readers, 'gate_crew'],
  },
  'routes/organizer/visitors/list': { path: staff('/pengunjung/daftar'), load: readers },
  'routes/organizer/devices/devices': {
    path: staff('/perangkat'),
    load: [...readers, 'cashier', 'gate_crew'],
    act: [...organizers, 'cashier', 'gate_crew'],
  },
  'routes/organizer/devices/unsettled': {
    path: staff('/perangkat/belum-beres'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/devices/pairing': {
    path: (world) => `/panitia/${world.event}/perangkat/pasang/${world.pairing}`,
    load: [...organizers, 'cashier', 'gate_crew'],
  },

  // Sales
  'routes/organizer/sales/sales': {
    path: staff('/penjualan'),
    load: [...readers, ...kanwils, 'cashier'],
    act: [...organizers, 'cashier'],
  },
  'routes/organizer/sales/listings': {
    path: staff('/penjualan/produk'),
    load: [...readers, ...kanwils, 'cashier'],
    act: organizers,
  },
  'sales-csv': {
    path: staff('/penjualan.csv'),
    load: [...readers, ...everyExhibitor, 'cashier'],
  },
  'sales-xlsx': {
    path: staff('/penjualan.xlsx'),
    load: [...readers, ...everyExhibitor, 'cashier'],
  },
}
