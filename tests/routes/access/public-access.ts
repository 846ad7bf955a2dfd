import { at, festival, insiders, type RouteAccess, readers, ticket } from './access.ts'

/** Pages without an account, pictures, phones and screens. */
export const publicAccess: Record<string, RouteAccess> = {
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
    load: insiders,
  },

  // Phones at gates and tills, which pair by a code, and big screens
  'routes/phone/gate': { path: at('/gerbang'), load: 'anyone' },
  'routes/phone/till': { path: at('/kasir'), load: 'anyone' },
  'routes/screen/screen': { path: at('/layar'), load: 'anyone', act: 'anyone' },
  'routes/screen/programme': { path: (world) => `/layar/${world.event}/acara`, load: 'anyone' },
  'routes/screen/sales': { path: (world) => `/layar/${world.event}/penjualan`, load: readers },
}
