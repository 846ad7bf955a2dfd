import type { ExhibitorKind, ProductCategory } from '#db/types.ts'

export type Good = [name: string, category: ProductCategory, unit: string, priceIdr: number]
export type Trader = {
  name: string
  kind: Extract<ExhibitorKind, 'umkm' | 'partner'>
  city: string
  goods: Good[]
}

/** What a unit sells whose own goods nobody has described yet. */
export const commonGoods: Good[] = [
  ['Keset sabut kelapa', 'kerajinan', 'pcs', 35_000],
  ['Sapu lidi bertangkai', 'kerajinan', 'pcs', 25_000],
  ['Tas belanja anyaman', 'kerajinan', 'pcs', 85_000],
  ['Tempat tisu kayu', 'kerajinan', 'pcs', 65_000],
  ['Gantungan kunci kayu', 'kerajinan', 'pcs', 10_000],
  ['Miniatur kapal kayu', 'kerajinan', 'pcs', 150_000],
  ['Lampu hias pipa', 'kerajinan', 'pcs', 120_000],
  ['Taplak rajut', 'tekstil', 'lembar', 110_000],
  ['Sarung bantal perca', 'tekstil', 'lembar', 60_000],
  ['Kain sasirangan tulis', 'tekstil', 'lembar', 225_000],
  ['Kaus sablon', 'fesyen', 'pcs', 85_000],
  ['Sandal kulit', 'fesyen', 'pasang', 95_000],
  ['Topi bordir', 'fesyen', 'pcs', 55_000],
  ['Kursi lipat kayu', 'mebel', 'unit', 275_000],
  ['Rak dinding kayu', 'mebel', 'unit', 185_000],
  ['Keripik singkong', 'kuliner', 'bungkus', 15_000],
  ['Keripik tempe', 'kuliner', 'bungkus', 18_000],
  ['Kopi bubuk', 'kuliner', 'bungkus 200 g', 40_000],
  ['Kue kering nastar', 'kuliner', 'toples', 65_000],
  ['Sambal kemasan', 'kuliner', 'botol 150 g', 28_000],
  ['Roti manis', 'kuliner', 'pcs', 7_000],
  ['Madu hutan', 'pertanian', 'botol 250 ml', 75_000],
  ['Bibit tanaman hias', 'pertanian', 'pcs', 25_000],
  ['Sayur hidroponik', 'pertanian', 'ikat', 10_000],
  ['Lukisan kanvas', 'seni', 'pcs', 450_000],
]

const umkm = (name: string, city: string, ...goods: Good[]): Trader => ({
  name,
  kind: 'umkm',
  city,
  goods,
})
const partner = (name: string, city: string, ...goods: Good[]): Trader => ({
  name,
  kind: 'partner',
  city,
  goods,
})

/** Cooks and farmers first, then crafts: IPPA Fest has a quarter for each. */
export const ippaTraders: Trader[] = [
  umkm(
    'Dapur Betawi Kemayoran',
    'Jakarta Pusat',
    ['Kerak telor', 'kuliner', 'pcs', 25_000],
    ['Bir pletok', 'kuliner', 'gelas', 12_000],
    ['Asinan Betawi', 'kuliner', 'bungkus', 20_000],
  ),
  umkm(
    'Sate Taichan Senen',
    'Jakarta Pusat',
    ['Sate taichan', 'kuliner', 'porsi', 30_000],
    ['Lontong', 'kuliner', 'pcs', 5_000],
  ),
  umkm(
    'Kopi Tepi Rel',
    'Jakarta Timur',
    ['Es kopi susu gula aren', 'kuliner', 'gelas', 18_000],
    ['Biji kopi Gayo', 'kuliner', 'bungkus 200 g', 68_000],
  ),
  umkm(
    'Pempek Cek Yuk',
    'Palembang',
    ['Pempek kapal selam', 'kuliner', 'porsi', 28_000],
    ['Pempek beku', 'kuliner', 'kotak', 75_000],
  ),
  umkm(
    'Bakso Malang Cak Pangat',
    'Malang',
    ['Bakso campur', 'kuliner', 'porsi', 25_000],
    ['Es campur', 'kuliner', 'gelas', 15_000],
  ),
  umkm(
    'Jamu Lestari',
    'Sukoharjo',
    ['Beras kencur', 'kuliner', 'botol 250 ml', 15_000],
    ['Kunyit asam', 'kuliner', 'botol 250 ml', 15_000],
  ),
  umkm(
    'Kebun Hidroponik Cipayung',
    'Jakarta Timur',
    ['Selada hidroponik', 'pertanian', 'ikat', 12_000],
    ['Bibit cabai', 'pertanian', 'pcs', 8_000],
  ),
  umkm(
    'Gula Aren Baduy',
    'Lebak',
    ['Gula aren semut', 'kuliner', 'bungkus 250 g', 32_000],
    ['Madu Baduy', 'pertanian', 'botol', 110_000],
  ),
  umkm(
    'Rendang Uni Ros',
    'Bukittinggi',
    ['Rendang kering', 'kuliner', 'bungkus 250 g', 85_000],
    ['Nasi kapau', 'kuliner', 'porsi', 32_000],
  ),
  umkm(
    'Martabak Kita',
    'Bandung',
    ['Martabak manis', 'kuliner', 'porsi', 35_000],
    ['Martabak telur', 'kuliner', 'porsi', 40_000],
  ),
  umkm(
    'Batik Trusmi Wulan',
    'Cirebon',
    ['Batik megamendung', 'tekstil', 'lembar', 185_000],
    ['Kemeja batik cap', 'fesyen', 'pcs', 165_000],
  ),
  umkm(
    'Tenun Sumba Wai Humba',
    'Waingapu',
    ['Tenun ikat Sumba', 'tekstil', 'lembar', 650_000],
    ['Syal tenun', 'tekstil', 'lembar', 175_000],
  ),
  umkm(
    'Rotan Trangsan',
    'Sukoharjo',
    ['Keranjang rotan', 'kerajinan', 'pcs', 125_000],
    ['Kursi rotan', 'mebel', 'unit', 480_000],
  ),
  umkm(
    'Kulit Manding',
    'Bantul',
    ['Dompet kulit', 'fesyen', 'pcs', 120_000],
    ['Tas kulit', 'fesyen', 'pcs', 380_000],
  ),
  umkm(
    'Perak Celuk',
    'Gianyar',
    ['Cincin perak', 'kerajinan', 'pcs', 210_000],
    ['Gelang perak', 'kerajinan', 'pcs', 320_000],
  ),
  umkm(
    'Gerabah Kasongan',
    'Bantul',
    ['Vas gerabah', 'kerajinan', 'pcs', 90_000],
    ['Celengan gerabah', 'kerajinan', 'pcs', 35_000],
  ),
  umkm(
    'Songket Pandai Sikek',
    'Tanah Datar',
    ['Songket Pandai Sikek', 'tekstil', 'lembar', 950_000],
    ['Selendang songket', 'tekstil', 'lembar', 325_000],
  ),
  umkm(
    'Anyaman Purun Banjar',
    'Banjarbaru',
    ['Tas purun', 'kerajinan', 'pcs', 75_000],
    ['Tikar purun', 'kerajinan', 'lembar', 110_000],
  ),
  umkm(
    'Wayang Kulit Sukowati',
    'Sragen',
    ['Wayang kulit Arjuna', 'seni', 'pcs', 450_000],
    ['Pembatas buku wayang', 'kerajinan', 'pcs', 15_000],
  ),
  umkm(
    'Sablon Kampung Kota',
    'Jakarta Selatan',
    ['Kaus sablon satuan', 'fesyen', 'pcs', 95_000],
    ['Jasa sablon di tempat', 'jasa', 'kali', 45_000],
  ),
  partner(
    'NTB Mall',
    'Mataram',
    ['Mutiara Lombok', 'kerajinan', 'pcs', 275_000],
    ['Tenun Sukarara', 'tekstil', 'lembar', 420_000],
  ),
  partner(
    'Toko Pojok Hasil Karya Warga Binaan',
    'Bandung',
    ['Tas anyaman Pasar Baru', 'kerajinan', 'pcs', 95_000],
    ['Jaket sablon', 'fesyen', 'pcs', 190_000],
  ),
  partner(
    'Griya Abhipraya Purbonegoro',
    'Yogyakarta',
    ['Batik tulis griya', 'tekstil', 'lembar', 350_000],
    ['Lukisan kaca', 'seni', 'pcs', 275_000],
  ),
  partner(
    'Galeri Wijayakusuma',
    'Cilacap',
    ['Batu akik Nusakambangan', 'kerajinan', 'pcs', 85_000],
    ['Ukiran kayu', 'seni', 'pcs', 225_000],
  ),
]

export const kupangTraders: Trader[] = [
  umkm(
    'Sei Om Ba’i',
    'Kupang',
    ['Se’i sapi', 'kuliner', 'porsi', 45_000],
    ['Sambal lu’at', 'kuliner', 'botol 150 g', 35_000],
  ),
  umkm('Jagung Bose Oesapa', 'Kupang', ['Jagung bose', 'kuliner', 'porsi', 20_000]),
  umkm(
    'Tenun Ina Ndao',
    'Kupang',
    ['Selendang Ndao', 'tekstil', 'lembar', 250_000],
    ['Sarung tenun', 'tekstil', 'lembar', 850_000],
  ),
  umkm(
    'Cendana Timor',
    'Soe',
    ['Tasbih cendana', 'kerajinan', 'pcs', 95_000],
    ['Kipas cendana', 'kerajinan', 'pcs', 60_000],
  ),
  umkm('Ti’i Langga Rote', 'Baa', ['Topi ti’i langga', 'kerajinan', 'pcs', 150_000]),
]

export const mataramTraders: Trader[] = [
  umkm(
    'Ayam Taliwang Rinjani',
    'Mataram',
    ['Ayam taliwang', 'kuliner', 'porsi', 38_000],
    ['Plecing kangkung', 'kuliner', 'porsi', 15_000],
  ),
  umkm(
    'Sate Bulayak Narmada',
    'Lombok Barat',
    ['Sate bulayak', 'kuliner', 'porsi', 25_000],
    ['Es kelapa', 'kuliner', 'gelas', 12_000],
  ),
  umkm(
    'Kopi Sembalun',
    'Lombok Timur',
    ['Kopi tubruk', 'kuliner', 'gelas', 10_000],
    ['Kopi Sembalun', 'kuliner', 'bungkus 200 g', 55_000],
  ),
  umkm(
    'Kebun Majapahit',
    'Mataram',
    ['Pisang goreng', 'kuliner', 'porsi', 12_000],
    ['Bibit durian', 'pertanian', 'pcs', 40_000],
  ),
]
