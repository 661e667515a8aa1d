import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

// IANA's special-purpose registries (RFC 6890 and its updates), and what else never leads to a public site.
const inside4 = subnets('ipv4', [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by the customers of a provider (RFC 6598)
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // the host of a virtual machine in Azure
  ['169.254.0.0', 16], // link-local, and what clouds tell their machines
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // IETF protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
])

// Public IPv6 is 2000::/3 alone: ULA, link-local, site-local, multicast, loopback, IPv4-mapped and -compatible, the local
// NAT64 prefix and the discard prefix all lie outside.
const global6 = subnets('ipv6', [['2000::', 3]])
const inside6 = subnets('ipv6', [
  ['2001::', 23], // IETF protocol assignments, Teredo and ORCHID among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which carries an IPv4 address
  ['3fff::', 20], // documentation
])
const nat64 = subnets('ipv6', [['64:ff9b::', 96]])

/**
 * Whether an IP address leads somewhere that is not for everybody: to this machine, its network, or nowhere. Addresses
 * that carry another one in them are judged by that, or refused.
 * @param address as `node:net` writes it, IPv6 without brackets. What is no IP address counts as inside.
 */
export function isInside(address: string): boolean {
  if (isIPv4(address)) return inside4.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return true
  if (nat64.check(address, 'ipv6')) return isInside(lastIPv4(address))
  return !global6.check(address, 'ipv6') || inside6.check(address, 'ipv6')
}

/** Whether an IP address is one of this machine's own: what listens there may be meant for this machine alone. */
export function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((each) => each?.some((own) => own.address === address))
}

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function lastIPv4(address: string): string {
  // The URL parser writes every IPv6 address in one form, with hexadecimal digits only.
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [high = '', low = ''] = written.split(':').slice(-2)
  const bits = (parseInt(high || '0', 16) << 16) | parseInt(low || '0', 16)
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.')
}

function subnets(family: 'ipv4' | 'ipv6', nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, bits] of nets) list.addSubnet(net, bits, family)
  return list
}
