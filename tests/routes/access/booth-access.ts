import {
  everyExhibitor,
  exhibitors,
  insiders,
  kanwils,
  organizers,
  type RouteAccess,
  readers,
  staff,
} from './access.ts'

/** The call, the booths, the letters about them, and booths on the days. */
export const boothAccess: Record<string, RouteAccess> = {
  // Booths
  'routes/organizer/call/call': { path: staff('/panggilan'), load: organizers, act: organizers },
  'routes/organizer/call/invitations': {
    path: staff('/panggilan/undangan'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/applications/applications': {
    path: staff('/permohonan'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/applications/application': {
    path: (world) => `/panitia/${world.event}/permohonan/${world.application}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/applications/scoring': {
    path: staff('/permohonan/nilai'),
    load: organizers,
    act: organizers,
  },
  'applications-csv': { path: staff('/permohonan.csv'), load: readers },
  'applications-xlsx': { path: staff('/permohonan.xlsx'), load: readers },
  'plan-svg': { path: staff('/denah.svg'), load: readers },
  'plan-pdf': { path: staff('/denah.pdf'), load: readers },
  'plan-png': { path: staff('/denah.png'), load: readers },
  'routes/organizer/floor-plan/floor-plan': {
    path: staff('/denah'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan/compare': {
    path: staff('/denah/banding'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan/fairness': {
    path: staff('/denah/keadilan'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan/fairness-file': {
    path: staff('/denah/keadilan.pdf'),
    load: readers,
  },
  'routes/organizer/floor-plan/problem': { path: staff('/denah/masalah.json'), load: readers },
  'routes/organizer/floor-plan/run': { path: staff('/denah/usulan'), load: readers },
  'routes/organizer/floor-plan/state': {
    path: ({ event, plan }) => `/panitia/${event}/denah/keadaan?rencana=${plan}`,
    load: readers,
    act: organizers,
  },
  'routes/organizer/floor-plan/ground': {
    path: staff('/denah/lahan'),
    load: insiders,
  },
  'routes/organizer/floor-plan/ground-changes': {
    path: staff('/denah/lahan/perubahan'),
    load: insiders,
    act: organizers,
  },
  'routes/organizer/floor-plan/ground-picture': {
    path: staff('/denah/lahan/gambar'),
    load: 'nothing',
    act: organizers,
  },

  // Letters about places and their answers
  'routes/organizer/letters/answers': {
    path: staff('/denah/jawaban'),
    load: readers,
    act: organizers,
  },
  'routes/organizer/letters/settings': {
    path: staff('/denah/surat'),
    load: organizers,
    act: organizers,
  },
  'routes/organizer/letters/letter-file': {
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
  'routes/organizer/on-site/booths': {
    path: staff('/lapangan'),
    load: [...readers, ...kanwils, 'cashier'],
  },
  'routes/organizer/on-site/booth': {
    path: (world) => `/panitia/${world.event}/lapangan/stan/${world.booth}`,
    load: [...readers, 'cashier'],
  },
  'routes/organizer/on-site/report': {
    path: staff('/lapangan/lapor'),
    load: 'nothing',
    act: [...organizers, ...kanwils, 'cashier'],
  },
  'routes/organizer/on-site/restock': {
    path: staff('/lapangan/pasokan'),
    load: [...readers, ...kanwils, 'cashier'],
    act: [...organizers, ...kanwils, 'cashier'],
  },
  'routes/organizer/on-site/badges': {
    path: staff('/lapangan/tanda-pengenal.pdf'),
    load: [...readers, ...kanwils],
  },
  'routes/organizer/on-site/booth-signs': {
    path: staff('/lapangan/papan-stan.pdf'),
    load: [...readers, ...kanwils, 'cashier'],
  },
  'routes/exhibitor/own-booth': {
    path: (world) => `/peserta/${world.event}/stan?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
    act: [...organizers, ...exhibitors],
  },
  'routes/exhibitor/own-report': {
    path: (world) => `/peserta/${world.event}/stan/lapor`,
    load: 'nothing',
    act: [...organizers, ...everyExhibitor, 'cashier'],
  },
  'routes/exhibitor/own-badges': {
    path: (world) => `/peserta/${world.event}/stan/tanda-pengenal.pdf?peserta=${world.exhibitor}`,
    load: [...readers, ...exhibitors],
  },
}
