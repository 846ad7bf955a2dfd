import { env } from '#app/env.server.ts'
import { type Lan, openLan } from './open-lan.ts'

/** Opens the local network as the settings say, and makes its address the public one of this process. */
export async function prepareLan({ address }: { address?: string }, dataDir: string): Promise<Lan> {
  if (env.GELAR_ORIGIN) {
    throw new Error(
      '--lan memilih alamat umum sendiri: kosongkan GELAR_ORIGIN / --lan chooses the public address by itself: leave GELAR_ORIGIN out.',
    )
  }
  if (env.PORT === 0)
    throw new Error(
      '--lan memerlukan PORT yang tetap / --lan needs a PORT that is known beforehand.',
    )
  const everywhere = [undefined, '0.0.0.0', '::'].includes(env.HOST)
  const lan = await openLan({
    port: env.PORT,
    guidePort: env.LAN_HTTP_PORT ?? env.PORT + 80,
    address: address ?? (everywhere ? undefined : env.HOST),
    dataDir,
  })
  process.env.GELAR_ORIGIN = lan.origin
  process.env.GELAR_OWN_HTTPS = '1'
  return lan
}
