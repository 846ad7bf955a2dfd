/** What was asked for behind `npm start --`. */
export type StartOptions = {
  help: boolean
  /** Serve the local network over HTTPS, under the chosen address or the likeliest one. */
  lan?: { address?: string }
  /** So many processes answer, and are replaced one after the other on SIGHUP. */
  processes?: number
}

const MOST_PROCESSES = 32

export const usage = `npm start                    menjalankan Gelar / run Gelar
npm start -- --lan           melayani jaringan setempat lewat HTTPS, agar kamera dan pemakaian tanpa jaringan berjalan
                             serve the local network over HTTPS, for cameras and for use without a network
npm start -- --lan=ADDRESS   sama, dengan alamat mesin ini / the same, under this address of the machine (192.168.1.5)
npm start -- --processes=2   pekerjaan dibagi ke sekian proses; SIGHUP mengganti satu per satu dengan versi baru
                             the same work in so many processes; SIGHUP replaces them one by one, by a newer version
npm start -- --help          menampilkan ini / show this

Setelan diisi sebagai variabel lingkungan / Settings are environment variables: README.md, "Settings".`

/** Reads the arguments of the server; `--dev` is read by `mode.ts`. An unknown one is refused with the usage. */
export function readOptions(args: ReadonlyArray<string>): StartOptions {
  const options: StartOptions = { help: false }
  for (const arg of args) {
    const [name, ...rest] = arg.split('=')
    const value = rest.join('=')
    if (arg === '--help' || arg === '-h') options.help = true
    else if (arg === '--lan') options.lan = {}
    else if (name === '--lan' && value) options.lan = { address: value }
    else if (name === '--processes' && isCount(value)) options.processes = Number(value)
    else if (arg !== '--dev')
      throw new Error(`${arg} tidak dikenal / ${arg} is not known.\n\n${usage}`)
  }
  return options
}

function isCount(text: string): boolean {
  return /^[1-9]\d?$/.test(text) && Number(text) <= MOST_PROCESSES
}
