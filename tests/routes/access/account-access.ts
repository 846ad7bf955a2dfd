import { administrators, at, type RouteAccess } from './access.ts'

/** Signing in, the own account and the whole installation. */
export const accountAccess: Record<string, RouteAccess> = {
  // Sign-in and the own account
  'routes/account/sign-in': { path: at('/masuk'), load: 'anyone', act: 'anyone' },
  'routes/account/second-factor': { path: at('/masuk/kode'), load: 'anyone', act: 'anyone' },
  'routes/account/welcome': { path: at('/masuk/lanjut'), load: 'signed-in' },
  'routes/account/sign-out': { path: at('/keluar'), load: 'anyone', act: 'anyone' },
  'routes/account/forgot-password': { path: at('/lupa-sandi'), load: 'anyone', act: 'anyone' },
  'routes/account/set-password': { path: at('/atur-sandi'), load: 'anyone', act: 'anyone' },
  'routes/account/confirm-address': { path: at('/surel-baru'), load: 'anyone', act: 'anyone' },
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
  'routes/admin/system': { path: at('/admin/sistem'), load: administrators },
  'routes/admin/settings': { path: at('/admin/sistem/pengaturan'), load: administrators },
  'routes/admin/old-settings': { path: at('/admin/pengaturan'), load: administrators },
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
  'registry-wrong-csv': {
    path: (world) => `/admin/registri/impor/${world.registryImport}/salah.csv`,
    load: administrators,
  },
  'registry-wrong-xlsx': {
    path: (world) => `/admin/registri/impor/${world.registryImport}/salah.xlsx`,
    load: administrators,
  },
  'registry-csv': { path: at('/admin/registri.csv'), load: administrators },
  'registry-xlsx': { path: at('/admin/registri.xlsx'), load: administrators },
  'routes/organizer/festival/my-festivals': { path: at('/panitia'), load: 'signed-in' },
  'routes/admin/venues': {
    path: at('/admin/tempat'),
    load: administrators,
    act: administrators,
  },
  'routes/organizer/festival/new-festival': {
    path: at('/panitia/baru'),
    load: administrators,
    act: administrators,
  },
}
