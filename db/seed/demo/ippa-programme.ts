import type { Clock } from './clock.ts'
import type { NewAct, ProgrammePlan } from './programme.ts'
import type { Line } from './running-order.ts'

function act(title: string, minutes: number, setup = 10, strike = 5): Line {
  return { title, kind: 'act', minutes, setup, strike }
}
function ceremony(title: string, minutes: number, notBefore?: Date): Line {
  return { title, kind: 'ceremony', minutes, setup: 5, strike: 5, notBefore }
}

const newActs: NewAct[] = [
  {
    name: 'Lokakarya Batik Tulis',
    kind: 'fesyen',
    origin: 'Kanwil Ditjenpas Jawa Tengah',
    members: 6,
  },
  {
    name: 'Lokakarya Anyaman Bambu',
    kind: 'tradisional',
    origin: 'Kanwil Ditjenpas Jawa Barat',
    members: 5,
  },
  {
    name: 'Kelas Menyeduh Kopi Gayo',
    kind: 'talkshow',
    origin: 'Kanwil Ditjenpas Aceh',
    members: 3,
  },
  { name: 'Bincang Kemasan dan Merek', kind: 'talkshow', origin: 'Kementerian UMKM', members: 3 },
  { name: 'Bincang QRIS untuk Gerai', kind: 'talkshow', origin: 'Mitra perbankan', members: 2 },
  { name: 'Lomba Mewarnai Keluarga', kind: 'talkshow', origin: 'Panitia IPPA Fest', members: 8 },
  {
    name: 'Bincang Desain Produk',
    kind: 'talkshow',
    origin: 'Komunitas desain Jakarta',
    members: 4,
  },
  { name: 'Temu Pembeli Toko Ritel', kind: 'talkshow', origin: 'Asosiasi peritel', members: 6 },
]

/** Four stages over three days: yesterday the opening, tomorrow the awards and the end. */
export function ippaProgramme(clock: Clock): ProgrammePlan {
  return {
    newActs,
    permits: {
      'Lasser Band': 'requested',
      'Bartender Show': 'none',
      "d'Laker Band": 'none',
      'Tari Modern Warga Binaan': 'withdrawn',
    },
    published: [
      { number: 1, note: 'Rundown pertama', at: clock.at(-6, '10:00') },
      { number: 2, note: 'Panggung Bincang ditambah', at: clock.at(-2, '16:30') },
    ],
    stages: [
      {
        name: 'Panggung Utama',
        landmark: 'Panggung Utama',
        days: [
          {
            offset: -1,
            lines: [
              { ...act('Marching Band Poltekpin', 40), notBefore: clock.at(-1, '13:10') },
              ceremony('Pembukaan dan Tabuh Alat Musik Tradisional', 60),
              act('Tari Bali Lapas Perempuan Tangerang', 20),
              act('Peragaan Kain Khas Daerah', 40),
              act('Zivilia bersama band Lapas Gunung Sindur', 60, 20),
            ],
          },
          {
            offset: 0,
            lines: [
              ceremony('Jalan Santai dan Pembagian Doorprize', 60),
              act('Rampak Beduk Lapas Perempuan Tangerang', 30),
              act('Reog Ponorogo', 45, 15, 10),
              act('IPPAFest Fashion Week', 60, 15, 10),
              ceremony('Lelang Batik dan Lukisan', 75, clock.at(0, '15:45')),
              act('Antrabez', 60, 20, 10),
            ],
          },
          {
            offset: 1,
            lines: [
              act('Paduan Suara Warga Binaan', 30),
              act('Kuda Lumping', 40),
              act('Peragaan Busana Petugas Muda', 40),
              act('Lasser Band', 45, 20),
              ceremony('Penyerahan Penghargaan dan Penutupan', 90, clock.at(1, '16:00')),
            ],
          },
        ],
      },
      {
        name: 'Panggung Nusantara',
        landmark: 'Panggung Nusantara',
        days: [
          {
            offset: -1,
            lines: [
              act('Tari Baksa Kembang', 20),
              act('Gendang Beleq', 40),
              act('Calung Lapas Purwokerto', 45),
              act('Tari Kreasi Papua', 25),
              act('Sasando', 40),
            ],
          },
          {
            offset: 0,
            lines: [
              act('Rampak Gendang Lapas Narkotika Bandung', 40),
              act('Tari Lapas Perempuan Bandung', 25),
              act('Barongsai Warga Binaan', 30, 15, 10),
              act('Teater Warga Binaan', 60, 15, 10),
              { ...act('Fire Dance Lapas Singaraja', 25, 15, 10), notBefore: clock.at(0, '19:45') },
            ],
          },
          {
            offset: 1,
            lines: [
              act('Sasando', 40),
              act('Gendang Beleq', 40),
              act('Tari Modern Warga Binaan', 25),
              act('Calung Lapas Purwokerto', 45),
            ],
          },
        ],
      },
      {
        name: 'Panggung Musik',
        landmark: 'Panggung Musik',
        days: [
          {
            offset: -1,
            lines: [
              { ...act('Band Rutan Tangerang', 45, 15), notBefore: clock.at(-1, '15:45') },
              act('Band Lapas Kelas I Tangerang', 45, 15),
              act('Band Aloha', 45, 15),
            ],
          },
          {
            offset: 0,
            lines: [
              act('Band Bapas Jakarta Barat', 45, 15),
              act('Band Bapas Jakarta Selatan', 45, 15),
              act('Band Lapas Pamekasan', 45, 15),
              act('Band Rutan Cipinang', 45, 15),
              act('Band Lapas Sleman', 45, 15),
              act('DJ Performance', 60, 15),
            ],
          },
          {
            offset: 1,
            lines: [
              act('Jerbest', 40, 15),
              act("d'Laker Band", 40, 15),
              act('Injeksi', 40, 15),
              act('MoreFame', 40, 15),
              act('Band Lapas Khusus Gunung Sindur', 45, 15),
            ],
          },
        ],
      },
      {
        name: 'Panggung Bincang',
        landmark: 'Panggung Bincang',
        days: [
          {
            offset: -1,
            lines: [
              { ...act('Lokakarya Batik Tulis', 90), notBefore: clock.at(-1, '15:45') },
              act('Stand-up Comedy', 30),
            ],
          },
          {
            offset: 0,
            lines: [
              act('Lomba Mewarnai Keluarga', 90),
              act('Bincang Kemasan dan Merek', 60),
              act('Talkshow Mitra UMKM dan Pemasyarakatan', 60),
              act('Kelas Menyeduh Kopi Gayo', 60),
              act('Bincang QRIS untuk Gerai', 45),
              act('Stand-up Comedy', 30),
            ],
          },
          {
            offset: 1,
            lines: [
              act('Lokakarya Anyaman Bambu', 90),
              act('Temu Pembeli Toko Ritel', 60),
              act('Bincang Desain Produk', 60),
              act('Bartender Show', 30),
            ],
          },
        ],
      },
    ],
  }
}
