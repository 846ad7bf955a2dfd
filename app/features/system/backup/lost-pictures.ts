/** A warning that names the pictures a backup is without, Indonesian, then English; undefined when there are none. */
export function warnOfLost(keys: ReadonlyArray<string>): string | undefined {
  if (keys.length === 0) return undefined
  return [
    `Peringatan: ${keys.length} gambar tidak ada lagi di tempat penyimpanan, dan tidak ada dalam cadangan ini. Cari di cadangan lama atau unggah lagi:`,
    `Warning: ${keys.length} picture(s) are no longer in their store, and not in this backup. Look in an older one, or upload again:`,
    ...keys.map((key) => `  ${key}`),
  ].join('\n')
}
