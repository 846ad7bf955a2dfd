import { isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

/** What a machine with these networks answers to `os.networkInterfaces()`; `lo` is its inner one. */
export function interfacesOf(
  networks: Record<string, string[]>,
): NodeJS.Dict<NetworkInterfaceInfo[]> {
  return Object.fromEntries(
    Object.entries(networks).map(([name, addresses]) => [
      name,
      addresses.map((address) => infoOf(address, name === 'lo')),
    ]),
  )
}

function infoOf(address: string, internal: boolean): NetworkInterfaceInfo {
  const rest = { address, internal, netmask: '', mac: '02:00:00:00:00:01', cidr: null }
  return isIPv6(address) ? { ...rest, family: 'IPv6', scopeid: 0 } : { ...rest, family: 'IPv4' }
}
