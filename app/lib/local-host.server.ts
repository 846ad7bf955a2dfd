import { BlockList, isIP } from 'node:net'

/** Loopback, private and link-local networks, and those that a provider's tunnels use. */
const local = new BlockList()
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  local.addSubnet(address, bits, 'ipv4')
}
local.addAddress('::1', 'ipv6')
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()

/**
 * Whether a host (without port) can only be reached from this machine or its own network: a private address, or a name
 * that nobody can own on the internet.
 */
export function isLocalHost(hostname: string): boolean {
  const host = bare(hostname)
  const version = isIP(host)
  if (version !== 0) return local.check(host, version === 6 ? 'ipv6' : 'ipv4')
  return !host.includes('.') || /\.(local|localhost|lan|internal)$/.test(host)
}

/** Whether a host is this machine itself. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname)
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host)
  )
}
