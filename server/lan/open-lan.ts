import { createServer, type Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import {
  chooseLanAddresses,
  hasAddress,
  type Interfaces,
  inUrl,
  listLanAddresses,
} from './addresses.ts'
import { authorityFile } from './authority-file.ts'
import type { Credential } from './certificates.ts'
import { describeLan } from './describe-lan.ts'
import { guideListener } from './guide-listener.ts'
import { hostsToServe, keptAuthority, keptServerCertificate } from './kept-credentials.ts'

export type LanOptions = {
  /** Ports of the secure server and of the guide. */
  port: number
  guidePort: number
  /** An address of this machine; the likeliest one when absent. */
  address?: string
  /** Authority and certificate are kept in `lan` in there. */
  dataDir: string
  interfaces?: () => Interfaces
  lookEveryMs?: number
}

export type Lan = {
  /** The secure address that links and codes carry. */
  origin: string
  credential: Credential
  /** Answers without encryption how a phone comes to trust the server; not listening yet. */
  guide: Server
  guidePort: number
  /** What to print: addresses, QR, fingerprint. */
  describe(): Promise<string>
  /** Gives the running server another certificate when the machine's addresses change. Returns how to end that. */
  follow(server: SecureServer, say: (text: string) => void): () => void
}

/** Makes everything that serving the local network over HTTPS needs. */
export async function openLan({
  port,
  guidePort,
  address,
  dataDir,
  interfaces = networkInterfaces,
  lookEveryMs = 30_000,
}: LanOptions): Promise<Lan> {
  const folder = join(dataDir, 'lan')
  const addresses = chooseLanAddresses(interfaces(), address)
  const [shown = 'localhost'] = addresses
  const authority = await keptAuthority(folder, new Date())
  const file = authorityFile(authority.cert)
  let hosts = hostsToServe(authority, addresses)
  let credential = await keptServerCertificate(folder, authority, hosts, new Date())
  const urlOf = (host: string) => `https://${inUrl(host)}:${port}`

  return {
    origin: urlOf(shown),
    credential,
    guide: createServer(guideListener({ authority: file, port, hosts: () => hosts })),
    guidePort,
    describe: () =>
      describeLan({
        urls: addresses.map(urlOf),
        guideUrl: `http://${inUrl(shown)}:${guidePort}`,
        fingerprint: file.fingerprint,
      }),
    follow(server, say) {
      let told = shown
      const look = async () => {
        const found = interfaces()
        const kept = hasAddress(found, shown)
        const present = kept ? chooseLanAddresses(found, shown) : listLanAddresses(found)
        const [likeliest] = present
        if (!likeliest) return // cut off for a moment: the certificate is still good when the line is back
        hosts = hostsToServe(authority, present)
        const next = await keptServerCertificate(folder, authority, hosts, new Date())
        if (next.cert !== credential.cert) server.setSecureContext(next)
        credential = next
        if (likeliest === told) return
        told = likeliest
        say(
          `Alamat berubah / The address has changed: ${urlOf(likeliest)}\nStart Gelar anew, so that links and codes carry it.`,
        )
      }
      const timer = setInterval(() => {
        look().catch((error: unknown) => console.error(error))
      }, lookEveryMs)
      return () => clearInterval(timer)
    },
  }
}
