import { boothRows, type Ground } from './ground.ts'
import { banteng, flobamora, halamanPas } from './walkways.ts'

/** Kanwil with forty units and more, which bring more than the others. */
const largeKanwil = new Set(['SU', 'JB', 'JT', 'JI'])

/** A tent of 9 x 6 m that the units of one Kanwil share. */
const shared = (kanwilCode: string, hasWater = false) => ({
  width: 9,
  depth: 6,
  capacity: largeKanwil.has(kanwilCode) ? 12 : 8,
  powerWatts: 4400,
  hasWater,
  kanwilCode,
})
const kitchen = {
  width: 3,
  depth: 3,
  capacity: 2,
  powerWatts: 2200,
  hasWater: true,
  cookingAllowed: true,
}
const stall = { width: 3, depth: 3, capacity: 2, powerWatts: 900 }

function times<Item>(count: number, item: Item): Item[] {
  return Array.from({ length: count }, () => item)
}

/** Lapangan Banteng: 33 shared tents of the Kanwil and 21 stalls of UMKM and partners. */
export const lapanganBanteng: Ground = {
  width: 180,
  depth: 120,
  zones: [
    {
      code: 'A',
      name: 'Sumatra',
      area: { x: 8, y: 20, width: 36, depth: 54 },
      categories: [],
      booths: boothRows('A', { x: 12, y: 24 }, { columns: 2, stepX: 17, stepY: 10 }, [
        ...['AC', 'SU', 'SB', 'RI', 'KR', 'JA'].map((code) => shared(code)),
        ...['SS', 'BB', 'BE', 'LA'].map((code) => shared(code, true)),
      ]),
    },
    {
      code: 'B',
      name: 'Jawa, Bali, dan Nusa Tenggara',
      area: { x: 136, y: 20, width: 36, depth: 54 },
      categories: [],
      booths: boothRows('B', { x: 141, y: 24 }, { columns: 2, stepX: 17, stepY: 10 }, [
        ...['BT', 'JK', 'JB', 'JT', 'YO', 'JI'].map((code) => shared(code, true)),
        ...['BA', 'NB', 'NT'].map((code) => shared(code)),
      ]),
    },
    {
      code: 'C',
      name: 'Kalimantan dan Sulawesi',
      area: { x: 52, y: 46, width: 73, depth: 28 },
      categories: [],
      booths: boothRows('C', { x: 56, y: 50 }, { columns: 5, stepX: 14, stepY: 12 }, [
        ...['KB', 'KT', 'KS', 'KI', 'SA'].map((code) => shared(code)),
        ...['GO', 'ST', 'SR', 'SN', 'SG'].map((code) => shared(code, true)),
      ]),
    },
    {
      code: 'D',
      name: 'Maluku dan Papua',
      area: { x: 8, y: 78, width: 36, depth: 26 },
      categories: [],
      booths: boothRows(
        'D',
        { x: 12, y: 82 },
        { columns: 2, stepX: 17, stepY: 11 },
        ['MA', 'MU', 'PB', 'PA'].map((code) => shared(code)),
      ),
    },
    {
      code: 'E',
      name: 'Kuliner',
      area: { x: 52, y: 78, width: 36, depth: 20 },
      categories: ['kuliner', 'pertanian'],
      booths: boothRows(
        'E',
        { x: 56, y: 82 },
        { columns: 5, stepX: 6.5, stepY: 9 },
        times(9, kitchen),
      ),
    },
    {
      code: 'F',
      name: 'UMKM dan Mitra',
      area: { x: 92, y: 78, width: 42, depth: 20 },
      categories: ['kerajinan', 'tekstil', 'fesyen', 'mebel', 'seni', 'jasa', 'lainnya'],
      booths: boothRows(
        'F',
        { x: 95, y: 82 },
        { columns: 6, stepX: 6.5, stepY: 9 },
        times(12, stall),
      ),
    },
  ],
  landmarks: [
    { kind: 'stage', name: 'Panggung Utama', x: 75, y: 4, width: 30, depth: 12 },
    { kind: 'stage', name: 'Panggung Nusantara', x: 14, y: 4, width: 18, depth: 10 },
    { kind: 'stage', name: 'Panggung Musik', x: 148, y: 4, width: 18, depth: 10 },
    { kind: 'stage', name: 'Panggung Bincang', x: 142, y: 82, width: 14, depth: 8 },
    { kind: 'gate', name: 'Gerbang Barat', x: 0, y: 108, width: 2, depth: 8 },
    { kind: 'gate', name: 'Gerbang Selatan', x: 82, y: 117, width: 10, depth: 3 },
    { kind: 'gate', name: 'Gerbang Timur', x: 178, y: 78, width: 2, depth: 8 },
    { kind: 'information', name: 'Informasi', x: 97, y: 108, width: 6, depth: 4 },
    { kind: 'medical', name: 'Pos Kesehatan', x: 108, y: 108, width: 6, depth: 4 },
    { kind: 'food_court', name: 'Tempat Makan', x: 54, y: 102, width: 34, depth: 9 },
    { kind: 'musholla', name: 'Musala', x: 142, y: 98, width: 12, depth: 8 },
    { kind: 'toilet', name: 'Toilet Timur', x: 162, y: 98, width: 10, depth: 6 },
    { kind: 'toilet', name: 'Toilet Barat', x: 8, y: 108, width: 10, depth: 6 },
    { kind: 'water', name: 'Air Bersih', x: 46, y: 104, width: 4, depth: 4 },
    { kind: 'power', name: 'Genset Barat', x: 2, y: 2, width: 6, depth: 4 },
    { kind: 'power', name: 'Genset Timur', x: 172, y: 2, width: 6, depth: 4 },
    { kind: 'power', name: 'Panel Sumatra', x: 0.5, y: 58, width: 1, depth: 1 },
    { kind: 'power', name: 'Panel Kalimantan', x: 88, y: 44.5, width: 1, depth: 1 },
    { kind: 'power', name: 'Panel Kuliner', x: 92.5, y: 102.5, width: 1, depth: 1 },
    { kind: 'power', name: 'Panel Jawa', x: 178, y: 58, width: 1, depth: 1 },
    { kind: 'parking', name: 'Parkir', x: 120, y: 110, width: 40, depth: 8 },
  ],
  walkways: banteng,
}

/** GOR Flobamora: one shared stand of Kanwil NTT among stalls of UMKM. */
export const gorFlobamora: Ground = {
  width: 70,
  depth: 45,
  zones: [
    {
      code: 'A',
      name: 'Gerai Pemasyarakatan',
      area: { x: 6, y: 6, width: 26, depth: 16 },
      categories: [],
      booths: [
        {
          code: 'A-01',
          x: 9,
          y: 9,
          width: 20,
          depth: 10,
          capacity: 24,
          powerWatts: 6600,
          hasWater: true,
          kanwilCode: 'NT',
        },
      ],
    },
    {
      code: 'B',
      name: 'UMKM Flobamora',
      area: { x: 38, y: 6, width: 28, depth: 16 },
      categories: ['kerajinan', 'tekstil', 'fesyen', 'mebel', 'seni', 'jasa', 'lainnya'],
      booths: boothRows(
        'B',
        { x: 40, y: 8 },
        { columns: 4, stepX: 6.5, stepY: 8 },
        times(8, stall),
      ),
    },
    {
      code: 'C',
      name: 'Kuliner Timor',
      area: { x: 38, y: 27, width: 28, depth: 9 },
      categories: ['kuliner', 'pertanian'],
      booths: boothRows(
        'C',
        { x: 40, y: 30 },
        { columns: 4, stepX: 6.5, stepY: 8 },
        times(4, kitchen),
      ),
    },
  ],
  landmarks: [
    { kind: 'stage', name: 'Panggung Flobamora', x: 8, y: 30, width: 16, depth: 8 },
    { kind: 'gate', name: 'Pintu Utama', x: 32, y: 42, width: 6, depth: 3 },
    { kind: 'toilet', name: 'Toilet', x: 2, y: 40, width: 6, depth: 4 },
    { kind: 'information', name: 'Informasi', x: 28, y: 36, width: 4, depth: 3 },
    { kind: 'musholla', name: 'Musala', x: 60, y: 39, width: 8, depth: 5 },
    { kind: 'power', name: 'Panel Listrik', x: 0, y: 14, width: 1.5, depth: 3 },
    { kind: 'power', name: 'Panel Timur', x: 35.2, y: 0.5, width: 1, depth: 1 },
    { kind: 'water', name: 'Air Bersih', x: 52, y: 39.5, width: 3, depth: 3 },
  ],
  walkways: flobamora,
}

/** Kampung PAS, Mataram: the gallery room of all units of NTB, and stalls in the yard. */
export const kampungPas: Ground = {
  width: 50,
  depth: 35,
  zones: [
    {
      code: 'G',
      name: 'Ruang Galeri',
      area: { x: 2, y: 2, width: 20, depth: 14 },
      categories: [],
      booths: [
        {
          code: 'G-01',
          x: 4,
          y: 4,
          width: 16,
          depth: 10,
          capacity: 24,
          powerWatts: 4400,
          kanwilCode: 'NB',
        },
      ],
    },
    {
      code: 'U',
      name: 'Gerai UMKM',
      area: { x: 26, y: 2, width: 22, depth: 15 },
      categories: ['kuliner', 'pertanian'],
      booths: boothRows(
        'U',
        { x: 28, y: 4 },
        { columns: 3, stepX: 6.5, stepY: 8 },
        times(6, kitchen),
      ),
    },
  ],
  landmarks: [
    { kind: 'stage', name: 'Panggung Halaman', x: 18, y: 22, width: 10, depth: 6 },
    { kind: 'gate', name: 'Pintu Masuk', x: 22, y: 33, width: 6, depth: 2 },
    { kind: 'food_court', name: 'Meja Makan', x: 31, y: 21, width: 14, depth: 8 },
    { kind: 'toilet', name: 'Toilet', x: 44, y: 31, width: 5, depth: 3 },
    { kind: 'musholla', name: 'Musala', x: 2, y: 21, width: 7, depth: 6 },
    { kind: 'power', name: 'Panel Listrik', x: 47, y: 22, width: 2, depth: 2 },
    { kind: 'water', name: 'Air Bersih', x: 10, y: 32.5, width: 3, depth: 2 },
  ],
  walkways: halamanPas,
}
