import { BlockList, isIPv4 } from 'node:net';

/** Whether a text is an IPv4 address, or a range of them in CIDR form. */
export function isIpv4Range(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (!isIPv4(address) || rest.length > 0) return false;
  if (prefix === undefined) return true;
  if (!/^\d+$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), 'ipv4');
    return true;
  } catch {
    return false;
  }
}

/**
 * The range with the address that it begins at, where that is another one than was written: Azure refuses
 * `10.90.0.5/26`, which is a part of `10.90.0.0/26`.
 */
export function misalignedFrom(range: string): string | undefined {
  if (!isIpv4Range(range)) return undefined;
  const [address = ''] = range.split('/');
  const size = 2 ** (32 - prefixOf(range));
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = number - (number % size);
  if (first === number) return undefined;
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${parts.join('.')}/${prefixOf(range)}`;
}

/**
 * What no network of Azure can have: multicast, broadcast, loopback, link-local, and Azure's own services.
 *
 * @see https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
 */
const RESERVED = ['224.0.0.0/4', '255.255.255.255/32', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32'];

/** The first of the reserved ranges that shares addresses with a range. */
export function reservedIn(range: string): string | undefined {
  return RESERVED.find((reserved) => isInside(range, reserved) || isInside(reserved, range));
}

/** The number after the slash; 32 where there is none. */
export function prefixOf(range: string): number {
  const [, prefix] = range.split('/');
  return prefix === undefined ? 32 : Number(prefix);
}

/** Whether all addresses of one range are in another one. */
export function isInside(range: string, outer: string): boolean {
  if (!isIpv4Range(range) || !isIpv4Range(outer) || prefixOf(range) < prefixOf(outer)) return false;
  const whole = new BlockList();
  whole.addSubnet(outer.split('/')[0] as string, prefixOf(outer), 'ipv4');
  return whole.check(range.split('/')[0] as string, 'ipv4');
}
