/**
 * A decimal number of the .NET kind: a whole number of at most 96 bits, divided by 10 to a power of 0 to 28.
 *
 * Keeps its scale: 1.50 is equal to 1.5 and shown as 1.50. Rounds half to even.
 */
export declare class Decimal {
    private readonly digits;
    private readonly scale;
    /** A decimal from text such as `-12.50`, rounded to what fits; `undefined` where it is none or too large. */
    static parse(text: string): Decimal | undefined;
    static ofInteger(value: bigint): Decimal | undefined;
    /** The decimal nearest to a double, by so many of its digits as .NET keeps (15, or 7 for a float). */
    static ofDouble(value: number, digits: 15 | 7): Decimal | undefined;
    /** The number with this scale, or with less where it would not fit; `undefined` on overflow. */
    private static fit;
    private static fitAgain;
    private constructor();
    plus(other: Decimal): Decimal | undefined;
    minus(other: Decimal): Decimal | undefined;
    times(other: Decimal): Decimal | undefined;
    /** The quotient without needless zeros; `undefined` for division by zero or overflow. */
    dividedBy(other: Decimal): Decimal | undefined;
    /** The rest of a division, with the sign of the dividend; `undefined` for division by zero. */
    modulo(other: Decimal): Decimal | undefined;
    negated(): Decimal;
    compare(other: Decimal): number;
    isZero(): boolean;
    /** The nearest whole number, halves to the even one. */
    rounded(): bigint;
    toNumber(): number;
    toString(): string;
    private at;
    private withoutZerosBeyond;
}
