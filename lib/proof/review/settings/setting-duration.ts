const UNITS = { D: 864_000_000_000n, H: 36_000_000_000n, M: 600_000_000n, S: 10_000_000n } as const;
const TICKS_OF_A_WEEK = 7n * UNITS.D;

/** The longest time that Azure has, P10675199DT2H48M5.4775807S, which stands for "never". */
const NEVER = 2n ** 63n - 1n;

/**
 * The length of an ISO 8601 duration in ticks; `undefined` where it is none, or has months or years, of which the length
 * is not fixed. Azure writes days, hours, minutes and seconds. @see shared/facts/azurerm.md section 12
 */
export function lengthOf(text: unknown): bigint | undefined {
  if (typeof text !== 'string' || /[PT]$/.test(text)) return undefined;
  const weeks = /^P(\d+)W$/.exec(text)?.[1];
  if (weeks !== undefined) return BigInt(weeks) * TICKS_OF_A_WEEK;
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  return (
    BigInt(days) * UNITS.D +
    BigInt(hours) * UNITS.H +
    BigInt(minutes) * UNITS.M +
    BigInt(seconds) * UNITS.S +
    BigInt(fraction.padEnd(7, '0'))
  );
}

/** Whether two texts are one length of time; what has no length is itself alone. */
export function areSameLength(a: unknown, b: unknown): boolean {
  const [was, is] = [lengthOf(a), lengthOf(b)];
  return was === undefined || is === undefined ? a === b : was === is;
}

/** A duration as Azure writes it, `PT168H` as `P7D`; "never" for the longest; a text that has no length as it is. */
export function canonical(text: string): string {
  const ticks = lengthOf(text);
  if (ticks === undefined) return text;
  if (ticks >= NEVER) return 'never';
  const time = [
    [(ticks / UNITS.H) % 24n, 'H'],
    [(ticks / UNITS.M) % 60n, 'M'],
  ].flatMap(([count, unit]) => (count === 0n ? [] : [`${count}${unit}`]));
  const rest = ticks % UNITS.M;
  const fraction = (rest % UNITS.S).toString().padStart(7, '0').replace(/0+$/, '');
  if (rest > 0n) time.push(`${rest / UNITS.S}${fraction === '' ? '' : `.${fraction}`}S`);
  const days = ticks / UNITS.D;
  if (days === 0n && time.length === 0) return 'PT0S';
  return `P${days === 0n ? '' : `${days}D`}${time.length === 0 ? '' : `T${time.join('')}`}`;
}
