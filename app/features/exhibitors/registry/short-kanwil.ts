/** A Kanwil by its region alone, where a heading already says that these are Kanwil. */
export function shortKanwil(name: string): string {
  return name.replace(/^Kantor Wilayah (Direktorat Jenderal Pemasyarakatan |Ditjenpas )?/i, '')
}
