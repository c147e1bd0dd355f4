"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Decimal = void 0;
/**
 * A decimal number of the .NET kind: a whole number of at most 96 bits, divided by 10 to a power of 0 to 28.
 *
 * Keeps its scale: 1.50 is equal to 1.5 and shown as 1.50. Rounds half to even.
 */
class Decimal {
    digits;
    scale;
    /** A decimal from text such as `-12.50`, rounded to what fits; `undefined` where it is none or too large. */
    static parse(text) {
        const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
        if (match === null)
            return undefined;
        const [, sign, whole = '', fraction = '', exponent = '0'] = match;
        if (whole + fraction === '' || Math.abs(Number(exponent)) > 400)
            return undefined;
        const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
        const scale = fraction.length - Number(exponent);
        return scale < 0 ? Decimal.fit(digits * 10n ** BigInt(-scale), 0) : Decimal.fit(digits, scale);
    }
    static ofInteger(value) {
        return Decimal.fit(value, 0);
    }
    /** The decimal nearest to a double, by so many of its digits as .NET keeps (15, or 7 for a float). */
    static ofDouble(value, digits) {
        if (!Number.isFinite(value))
            return undefined;
        return Decimal.parse(Number(value.toPrecision(digits)).toString());
    }
    /** The number with this scale, or with less where it would not fit; `undefined` on overflow. */
    static fit(digits, scale) {
        const excess = Math.max(scale - MOST_SCALE, digitsOver(digits));
        if (excess > 0) {
            const lost = Math.min(excess, scale);
            const rounded = divideHalfEven(digits, 10n ** BigInt(lost));
            return tooLarge(rounded) ? Decimal.fitAgain(rounded, scale - lost) : new Decimal(rounded, scale - lost);
        }
        return tooLarge(digits) ? Decimal.fitAgain(digits, scale) : new Decimal(digits, scale);
    }
    static fitAgain(digits, scale) {
        if (scale === 0)
            return undefined;
        const rounded = divideHalfEven(digits, 10n);
        return tooLarge(rounded) ? Decimal.fitAgain(rounded, scale - 1) : new Decimal(rounded, scale - 1);
    }
    constructor(digits, scale) {
        this.digits = digits;
        this.scale = scale;
    }
    plus(other) {
        const scale = Math.max(this.scale, other.scale);
        return Decimal.fit(this.at(scale) + other.at(scale), scale);
    }
    minus(other) {
        return this.plus(other.negated());
    }
    times(other) {
        return Decimal.fit(this.digits * other.digits, this.scale + other.scale);
    }
    /** The quotient without needless zeros; `undefined` for division by zero or overflow. */
    dividedBy(other) {
        if (other.isZero())
            return undefined;
        const scale = this.scale - other.scale;
        const precise = Math.max(0, MOST_SCALE + 2 - scale);
        const quotient = Decimal.fit((this.digits * 10n ** BigInt(precise)) / other.digits, scale + precise);
        return quotient?.withoutZerosBeyond(Math.max(0, scale));
    }
    /** The rest of a division, with the sign of the dividend; `undefined` for division by zero. */
    modulo(other) {
        if (other.isZero())
            return undefined;
        const scale = Math.max(this.scale, other.scale);
        return Decimal.fit(this.at(scale) % other.at(scale), scale);
    }
    negated() {
        return new Decimal(-this.digits, this.scale);
    }
    compare(other) {
        const scale = Math.max(this.scale, other.scale);
        const difference = this.at(scale) - other.at(scale);
        return difference === 0n ? 0 : difference < 0n ? -1 : 1;
    }
    isZero() {
        return this.digits === 0n;
    }
    /** The nearest whole number, halves to the even one. */
    rounded() {
        return divideHalfEven(this.digits, 10n ** BigInt(this.scale));
    }
    toNumber() {
        return Number(this.toString());
    }
    toString() {
        const text = (this.digits < 0n ? -this.digits : this.digits).toString().padStart(this.scale + 1, '0');
        const point = text.length - this.scale;
        const sign = this.digits < 0n ? '-' : '';
        return `${sign}${text.slice(0, point)}${this.scale === 0 ? '' : `.${text.slice(point)}`}`;
    }
    at(scale) {
        return this.digits * 10n ** BigInt(scale - this.scale);
    }
    withoutZerosBeyond(least) {
        let { digits, scale } = this;
        for (; scale > least && digits % 10n === 0n; scale--)
            digits /= 10n;
        return new Decimal(digits, scale);
    }
}
exports.Decimal = Decimal;
const MOST_SCALE = 28;
const LARGEST = 2n ** 96n - 1n;
function tooLarge(digits) {
    return digits > LARGEST || digits < -LARGEST;
}
/** How many digits a number has beyond the 29 that may fit. */
function digitsOver(digits) {
    return (digits < 0n ? -digits : digits).toString().length - 29;
}
/** The quotient rounded to the nearest whole number, halves to the even one. */
function divideHalfEven(dividend, divisor) {
    const quotient = dividend / divisor;
    const rest = dividend % divisor;
    const twice = (rest < 0n ? -rest : rest) * 2n;
    if (twice < divisor || (twice === divisor && quotient % 2n === 0n))
        return quotient;
    return quotient + (dividend < 0n ? -1n : 1n);
}
//# sourceMappingURL=decimal.js.map