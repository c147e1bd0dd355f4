/** The value of a literal as it is written. */
export type LiteralValue = string | number | bigint | boolean | null;

/** The literals that a property meets, in comparisons and in what is computed, and what is near to them. */
export class Literals {
  readonly texts: readonly string[];
  /** Whole numbers at the literals and beside them, the one nearest to zero first. */
  readonly nearWhole: readonly bigint[];
  /** Numbers at the literals and beside them, those of few digits first. */
  readonly nearNumbers: readonly number[];

  constructor(literals: Iterable<LiteralValue>) {
    const all = [...literals];
    this.texts = all.filter((literal) => typeof literal === 'string');
    const numbers = all.filter((literal) => typeof literal === 'number' || typeof literal === 'bigint');
    const whole = numbers.flatMap((one) => {
      if (typeof one === 'bigint') return [one];
      return Number.isFinite(one) ? [BigInt(Math.floor(one))] : [];
    });
    this.nearWhole = [...new Set(whole.flatMap((one) => [one - 1n, one, one + 1n]))].sort(bySize);
    const near = numbers.map(Number).flatMap((one) => [one, one - 1, one + 1, rounded(one - 0.1), rounded(one + 0.1)]);
    this.nearNumbers = [...new Set(near)].filter(Number.isFinite).sort(byDigits);
  }
}

/** The number nearer to zero first; of two as near, the positive one. */
export function bySize(a: bigint, b: bigint): number {
  const [first, second] = [sizeOf(a), sizeOf(b)];
  return first < second ? -1 : Number(first > second);
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -2n * value + 1n : 2n * value;
}

/** The number that takes fewer digits first; of two that take as many, the one nearer to zero. */
export function byDigits(a: number, b: number): number {
  return digitsOf(a) - digitsOf(b) || Math.abs(a) - Math.abs(b);
}

function digitsOf(number: number): number {
  return String(Math.abs(number)).length + (number < 0 ? 1 : 0);
}

/** Without the last digits of a sum of decimals: 0.3 - 0.1 is 0.2. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
