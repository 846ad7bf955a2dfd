/** Figures of the components page; nobody's real ones. */
export const applications = [
  {
    name: 'Lapas Kelas I Cipinang',
    kanwil: 'DKI Jakarta',
    tables: 4,
    salesIdr: 18_420_000,
    status: 'good',
  },
  {
    name: 'Lapas Perempuan Kelas IIA Malang',
    kanwil: 'Jawa Timur',
    tables: 3,
    salesIdr: 12_875_000,
    status: 'info',
  },
  {
    name: 'Rutan Kelas IIB Maumere',
    kanwil: 'Nusa Tenggara Timur',
    tables: 2,
    salesIdr: 7_500_000,
    status: 'warn',
  },
  {
    name: 'UMKM Tenun Lestari',
    kanwil: 'Nusa Tenggara Barat',
    tables: 4,
    salesIdr: 0,
    status: 'bad',
  },
] as const

export const hours = [
  { label: '09', north: 120, south: 80 },
  { label: '10', north: 240, south: 190 },
  { label: '11', north: 310, south: 260 },
  { label: '12', north: 280, south: 220 },
  { label: '13', north: 260, south: 240 },
  { label: '14', north: 390, south: 310 },
  { label: '15', north: 520, south: 470 },
  { label: '16', north: 640, south: 590 },
  { label: '17', north: 480, south: 430 },
  { label: '18', north: 300, south: 210 },
]

export const ranking = [
  { name: 'Jawa Timur', salesIdr: 42_150_000 },
  { name: 'Jawa Tengah', salesIdr: 38_900_000 },
  { name: 'Daerah Istimewa Yogyakarta', salesIdr: 27_300_000 },
  { name: 'Nusa Tenggara Barat', salesIdr: 19_870_000 },
  { name: 'Bali', salesIdr: 12_480_000 },
  { name: 'Papua', salesIdr: 4_260_000 },
]

export const days = [
  { day: '2026-11-20', cashIdr: 18_400_000, qrisIdr: 22_100_000 },
  { day: '2026-11-21', cashIdr: 24_900_000, qrisIdr: 31_700_000 },
  { day: '2026-11-22', cashIdr: 31_200_000, qrisIdr: 48_300_000 },
  { day: '2026-11-23', cashIdr: 21_500_000, qrisIdr: 39_600_000 },
]
