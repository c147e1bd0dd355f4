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
