import type { ProductCategory } from '#db/types.ts'

/** What exhibitors write about their goods, by kind. */
export const stories: Record<ProductCategory, string[]> = {
  kerajinan: [
    'Dikerjakan di bengkel kerja oleh kelompok beranggota dua belas orang, dari bahan sisa mebel. Setiap barang diperiksa dua kali sebelum dikemas.',
    'Anyaman dari serat alam setempat. Pesanan suvenir untuk instansi sudah berjalan dua tahun.',
  ],
  tekstil: [
    'Batik tulis dengan motif daerah, pewarna alam, dan label asal UPT. Satu lembar dikerjakan dua sampai tiga minggu.',
    'Tenun dengan alat bukan mesin. Kain sisa dijadikan dompet sehingga tidak ada yang terbuang.',
  ],
  fesyen: [
    'Sablon dan jahit dari pelatihan bersertifikat. Ukuran lengkap dan bisa dipesan untuk komunitas.',
  ],
  mebel: ['Kayu jati sisa industri, sambungan tanpa paku. Contoh dipajang, pesanan dikirim.'],
  kuliner: [
    'Resep dapur pelatihan roti dan kue, sudah berizin rumah tangga. Dikemas rapat dan tahan perjalanan.',
    'Kopi dari kebun asimilasi, dipetik merah dan disangrai sendiri. Pengunjung boleh mencicipi.',
  ],
  pertanian: ['Hasil kebun asimilasi, dipanen sehari sebelum berangkat.'],
  seni: ['Lukisan kelompok seni. Tanpa nama pelukis; setiap karya mencantumkan UPT asal.'],
  jasa: ['Jasa cuci dan potong rambut hasil pelatihan kerja.'],
  lainnya: ['Produk kegiatan kerja yang belum pernah dipamerkan.'],
}
