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
