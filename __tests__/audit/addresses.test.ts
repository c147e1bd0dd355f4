import { openRange } from '../../lib/audit/rules/addresses';

const parts = Array.from({ length: 127 }, (_, n) => `${n}.0.0.0/8`);
/** One address less than half of all: 127 of 256 parts, and of the next one all but the last. */
const nearlyHalf = [...parts, ...Array.from({ length: 24 }, (_, n) => `127.0.0.0/${n + 9}`)];
const HALF = /ranges that are half of all addresses$/;

test.each<[what: string, ranges: readonly string[], open: RegExp | undefined]>([
  ['everybody', ['10.0.0.1', '*'], /^\*$/],
  ['everybody by a word', ['Internet'], /^Internet$/],
  ['an address', ['203.0.113.7'], undefined],
  ['a part of a network', ['203.0.113.0/24'], undefined],
  ["the largest part that is an organisation's", ['17.0.0.0/8'], undefined],
  ['a larger one', ['16.0.0.0/7'], /^16\.0\.0\.0\/7$/],
  ["the largest of IPv6 that is an organisation's", ['2001::/16'], undefined],
  ['a larger one of IPv6', ['2000::/15'], /^2000::\/15$/],
  ['from one address to another near it', ['10.0.0.1-10.0.0.9'], undefined],
  ['from one address to another, as large as the largest part', ['10.0.0.0-10.255.255.255'], undefined],
  ['from one address to another, one more', ['10.0.0.0-11.0.0.0'], /^10\.0\.0\.0-11\.0\.0\.0$/],
  ['from an address to what is none', ['10.0.0.0-12.0.0.256', '10.0.0.0-12.0.0', '10.0.0.0-12.0.0.0.0'], undefined],
  ['to an address that has the largest numbers', ['10.0.0.0-255.255.255.255'], /^10\.0\.0\.0-255/],
  ['from one address back to a smaller one', ['200.0.0.0-1.0.0.0'], undefined],
  ['everybody, with blanks around', [' * '], /^ \* $/],
  ['from one address to another, with blanks', ['10.0.0.0 - 11.0.0.0'], /^10\.0\.0\.0 - 11/],
  ['nearly half, and one back to a smaller one', [...nearlyHalf, '200.0.0.0-1.0.0.0'], undefined],
  ['half, with blanks around', [...nearlyHalf.map((one) => ` ${one} `), ' 127.255.255.255 '], HALF],
  ['no address at all', ['a-b', 'c', ''], undefined],
  ['nearly half, in parts', nearlyHalf, undefined],
  ['nearly half, and an address of IPv6', [...nearlyHalf, '2001:db8::1'], undefined],
  ['half, by one address more', [...nearlyHalf, '127.255.255.255'], HALF],
])('open to everybody is, or is not, %s', (_, ranges, open) => {
  const found = openRange(ranges);
  if (open === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(open);
});
