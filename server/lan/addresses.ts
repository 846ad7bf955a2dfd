import { isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

/** What `os.networkInterfaces()` answers. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** Networks between programs of this machine, or into a tunnel: no phone on the field is there. */
const VIRTUAL =
  /^(docker|br-[0-9a-f]{6}|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|podman|ifb|tun|tap|utun|wg|tailscale|zt|awdl|llw|anpi)|vethernet|virtualbox|vmware|hyper-v|wsl/i

/** The ranges of private networks, the likeliest of a festival's router or of a shared connection first. */
const LIKELY = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]

/**
 * Addresses under which phones of the local network may reach this machine, the likeliest first. IPv6 addresses of the
 * wide net are left out: they change every day, and every machine that has one has another address too.
 */
export function listLanAddresses(interfaces: Interfaces): string[] {
  const found: string[] = []
  for (const [name, infos] of Object.entries(interfaces)) {
    if (VIRTUAL.test(name)) continue
    for (const { internal, address } of infos ?? []) {
      if (!internal && !isLinkLocal(address) && !isWideIPv6(address)) found.push(address)
    }
  }
  return [...new Set(found)].sort((one, other) => likelihood(one) - likelihood(other))
}

/** All addresses to serve, the one to show first: the chosen one, or the likeliest. */
export function chooseLanAddresses(interfaces: Interfaces, chosen?: string): string[] {
  const listed = listLanAddresses(interfaces)
  if (chosen === undefined) {
    if (listed.length > 0) return listed
    throw new Error(
      'Tidak ada jaringan lokal / This machine is on no local network: join one, or choose an address with --lan=ADDRESS.',
    )
  }
  const wanted = chosen.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (hasAddress(interfaces, wanted)) return [wanted, ...listed.filter((one) => one !== wanted)]
  throw new Error(
    `${chosen} bukan alamat mesin ini di jaringan lokal. Ada: ${listed.join(', ') || 'tidak ada'}.
${chosen} is not an address of this machine on a local network. Found: ${listed.join(', ') || 'none'}.`,
  )
}

/** Whether the address is one of this machine, loopback left out. */
export function hasAddress(interfaces: Interfaces, wanted: string): boolean {
  return Object.values(interfaces)
    .flatMap((infos) => infos ?? [])
    .some(({ internal, address }) => !internal && address === wanted)
}

/** The names under which a machine may be found; a name that no certificate can carry is left out. */
export function namesOf(hostname: string): string[] {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (
    !/^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(host)
  ) {
    return ['localhost']
  }
  return [...new Set(['localhost', host, `${host.split('.')[0]}.local`])]
}

/** An address as it stands in a URL. */
export function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address)
}

function isWideIPv6(address: string): boolean {
  return isIPv6(address) && !/^f[cd]/i.test(address)
}

function likelihood(address: string): number {
  const place = LIKELY.findIndex((range) => range.test(address))
  if (place >= 0) return place
  return LIKELY.length + (isIPv6(address) ? 1 : 0)
}
