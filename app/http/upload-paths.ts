/** Addresses whose forms may carry a picture or another file; all others take small forms only. */
const uploadPaths: ReadonlyArray<RegExp> = [
  // Products: in the catalogue, and within an application
  /^\/peserta\/[^/]+\/produk$/,
  /^\/peserta\/[^/]+\/permohonan$/,
  // Problems at booths
  /^\/panitia\/[^/]+\/lapangan\/lapor$/,
  /^\/peserta\/[^/]+\/stan\/lapor$/,
  // What a phone has saved
  /^\/panitia\/[^/]+\/perangkat\/belum-beres$/,
  // Lists for the registry
  /^\/admin\/registri\/impor$/,
]

/** Whether a form sent to this address may carry a picture. Data requests of pages end in `.data`. */
export function takesUploads(path: string): boolean {
  const page = path.replace(/\.data$/, '')
  return uploadPaths.some((pattern) => pattern.test(page))
}
