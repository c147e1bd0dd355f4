import type { Value } from '../rules/values';
import { bitsOf, type Part } from './answer-text';
import { and, bitVector, FALSE, type Formula, not, or, TRUE, widthFor } from './formula';
import type { PropertySpace } from './message-space';
import { type State, statesOf } from './property-state';
import type { Case } from './term';
import type { Usage } from './usage';

/**
 * A property of the message as the solver sees it: which of its states it is in (missing, null, a value of one of its
 * types), and the value.
 *
 * Values are put as simply as the rules allow. Whole numbers are one type unless arithmetic tells them apart; a text
 * is a choice among the literals that it is compared with, and one more for all others, unless something looks into
 * it; a double is a place in the order of doubles unless it is computed with.
 */
export class PropertySymbol {
  readonly declarations: readonly string[];
  /** What always holds. */
  readonly always: Formula;
  /** The values of which messages, exhaustively. */
  readonly cases: readonly Case[];
  /** The symbols whose values make a solution. */
  readonly symbols: readonly Formula[];
  private readonly states: readonly State[];
  private readonly guards: readonly Formula[];

  constructor(
    readonly space: PropertySpace,
    usage: Usage,
    private readonly id: string,
  ) {
    this.states = statesOf(space, usage, id);
    const { guards, declarations } = guardsOf(this.states.length, `${id}.state`);
    this.guards = guards;
    this.cases = this.states.map(({ term }, index) => ({ when: guards[index] as Formula, term }));
    this.declarations = [...declarations, ...this.states.flatMap((state) => state.declarations ?? [])];
    this.always = and(
      ...(this.states.length > 2 ? [or(...guards)] : []),
      // Whatever the state: a value that is not looked at is within its limits too, which makes nothing impossible.
      ...this.states.map((state) => state.within ?? TRUE),
    );
    const own = this.states.flatMap((state) => (state.symbol === undefined ? [] : [state.symbol]));
    this.symbols = declarations.length === 0 ? own : [`${id}.state`, ...own];
  }

  /** The value in a solution; `undefined` where the message lacks it. */
  read(values: ReadonlyMap<Formula, Part>): Value | undefined {
    const at = stateAt(values.get(`${this.id}.state`), this.states.length);
    const state = this.states[at] as State;
    return state.read(state.symbol === undefined ? undefined : values.get(state.symbol));
  }

  /** The formula for the messages with this value; `FALSE` for a value that the property never has here. */
  is(value: Value | undefined): Formula {
    return or(
      ...this.states.map((state, index) => {
        const formula = state.is(value);
        return formula === undefined ? FALSE : and(this.guards[index] as Formula, formula);
      }),
    );
  }
}

/** Formulas of which exactly one holds. */
function guardsOf(count: number, symbol: string): { guards: readonly Formula[]; declarations: readonly string[] } {
  if (count === 1) return { guards: [TRUE], declarations: [] };
  if (count === 2) return { guards: [symbol, not(symbol)], declarations: [`(declare-const ${symbol} Bool)`] };
  const bits = widthFor(count);
  return {
    guards: Array.from({ length: count }, (_, index) => `(= ${symbol} ${bitVector(index, bits)})`),
    declarations: [`(declare-const ${symbol} (_ BitVec ${bits}))`],
  };
}

function stateAt(part: Part | undefined, count: number): number {
  if (count === 1) return 0;
  if (count === 2) return part === 'true' ? 0 : 1;
  return bitsOf(part);
}
