import {
  at,
  everyExhibitor,
  exhibitors,
  kanwils,
  organizers,
  type RouteAccess,
  readers,
} from './access.ts'

/** What exhibitors and their Kanwil have of their own. */
export const exhibitorAccess: Record<string, RouteAccess> = {
  // Exhibitors
  'routes/exhibitor/layout': { path: at('/peserta'), load: 'signed-in' },
  'routes/exhibitor/home': { path: at('/peserta'), load: 'signed-in' },
  'routes/exhibitor/kanwil': {
    path: at('/peserta/kanwil'),
    load: kanwils,
    // A list in order that has something of the own Kanwil.
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
    load: everyExhibitor,
  },
  'routes/exhibitor/catalogue': {
    path: (world) => `/peserta/${world.exhibitor}/produk`,
    load: ['administrator', ...exhibitors],
    act: ['administrator', 'exhibitor_officer'],
  },
}
