import type { ComparisonOperator } from '../../../rules/language/syntax';
import { and, type Formula, not, or, type Whole } from '../../solver/formula';
import { doubleOfOrder } from '../../solver/smt-text';

/**
 * A number that is computed from one symbol, and that never falls while the symbol rises, or never rises: a property, plus
 * or times something that is written down, and so on.
 *
 * However it is computed, beside a number that is known it is a limit of the symbol, which is found by halving. So no solver
 * has to compute anything.
 *
 * Sound and complete: that a sum, a product or a quotient with a number that is known goes one way holds after rounding and
 * truncation too, since these keep the order.
 */
export class Image<N extends bigint | number> {
  private constructor(
    private readonly symbol: Whole,
    /** The number at a value of the symbol. */
    private readonly numberAt: (value: bigint) => N,
    private readonly isRising: boolean,
    /** Whether it is the value of a property as it was sent, and not computed. */
    readonly isSent: boolean,
  ) {}

  /** The number that a symbol is itself. */
  static ofWhole(symbol: Whole): Image<bigint> {
    return new Image(symbol, (value) => value, true, true);
  }

  /** The double whose place in the order of doubles a symbol is. */
  static ofOrder(symbol: Whole): Image<number> {
    return new Image(symbol, doubleOfOrder, true, true);
  }

  /** What becomes of it by a function that never falls. */
  rising<M extends bigint | number>(apply: (number: N) => M): Image<M> {
    return this.made(apply, this.isRising);
  }

  /** What becomes of it by a function that never rises. */
  falling<M extends bigint | number>(apply: (number: N) => M): Image<M> {
    return this.made(apply, !this.isRising);
  }

  private made<M extends bigint | number>(apply: (number: N) => M, isRising: boolean): Image<M> {
    return new Image(this.symbol, (value) => apply(this.numberAt(value)), isRising, false);
  }

  /** That it is a number, or larger. */
  atLeast(bound: N): Formula {
    return this.where((number) => number >= bound);
  }

  /** That it is larger than a number. */
  above(bound: N): Formula {
    return this.where((number) => number > bound);
  }

  is(number: N): Formula {
    return and(this.atLeast(number), not(this.above(number)));
  }

  /** How it compares with a number, which is not NaN. */
  beside(operator: ComparisonOperator, number: N): Formula {
    switch (operator) {
      case '=':
        return this.is(number);
      case '<>':
        return or(not(this.atLeast(number)), this.above(number));
      case '<':
        return not(this.atLeast(number));
      case '<=':
        return not(this.above(number));
      case '>':
        return this.above(number);
      case '>=':
        return this.atLeast(number);
    }
  }

  /** Where large numbers are so, and small ones are not. */
  private where(isSo: (number: N) => boolean): Formula {
    const { symbol, isRising } = this;
    let [low, high] = [symbol.least, symbol.most + 1n];
    while (low < high) {
      const middle = (low + high) >> 1n;
      if (isSo(this.numberAt(middle)) === isRising) high = middle;
      else low = middle + 1n;
    }
    return isRising ? symbol.atLeast(low) : symbol.atMost(low - 1n);
  }
}
