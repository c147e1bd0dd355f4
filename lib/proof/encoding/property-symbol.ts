import type { Value } from '../../rules/values/values';
import type { PropertySpace } from '../messages/message-space';
import type { Usage } from '../messages/usage';
import { bitsOf, type Part } from '../solver/answer-text';
import { and, bitVector, FALSE, type Formula, not, or, TRUE, widthFor } from '../solver/formula';
import type { Realization } from './pattern-atoms';
import { type State, statesOf } from './property-state';
import type { Case } from './term';

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
  private readonly states: readonly State[];
  private readonly guards: readonly Formula[];
  /** Whether the state is a symbol. */
  private readonly isDeclared: boolean;

  constructor(
    readonly space: PropertySpace,
    usage: Usage,
    private readonly id: string,
    declare: (line: string) => void,
  ) {
    this.states = statesOf(space, usage, id, declare);
    const { guards, declarations } = guardsOf(this.states.length, `${id}.state`);
    this.guards = guards;
    this.cases = this.states.map(({ term }, index) => ({ when: guards[index] as Formula, term }));
    this.declarations = [...declarations, ...this.states.flatMap((state) => state.declarations ?? [])];
    this.always = and(
      ...(this.states.length > 2 ? [or(...guards)] : []),
      // Whatever the state: a value that is not looked at is within its limits too, which makes nothing impossible.
      ...this.states.map((state) => state.within ?? TRUE),
    );
    this.isDeclared = declarations.length > 0;
  }

  /** The symbols whose values make a solution; patterns bring more of them. */
  get symbols(): readonly Formula[] {
    const own = this.states.flatMap(({ symbol, patterns }) => [
      ...(symbol === undefined ? [] : [symbol]),
      ...(patterns?.symbols ?? []),
    ]);
    return this.isDeclared ? [`${this.id}.state`, ...own] : own;
  }

  /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
  realize(values: ReadonlyMap<Formula, Part>): Realization | undefined {
    const { state, part } = this.stateIn(values);
    return state.realize?.(part, values);
  }

  /** The value in a solution; `undefined` where the message lacks it. */
  read(values: ReadonlyMap<Formula, Part>): Value | undefined {
    const { state, part } = this.stateIn(values);
    return state.read(part, values);
  }

  private stateIn(values: ReadonlyMap<Formula, Part>): { readonly state: State; readonly part: Part | undefined } {
    const at = stateAt(values.get(`${this.id}.state`), this.states.length);
    const state = this.states[at] as State;
    return { state, part: state.symbol === undefined ? undefined : values.get(state.symbol) };
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
