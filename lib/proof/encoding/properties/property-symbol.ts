import type { Value } from '../../../rules/values/values';
import type { PropertySpace } from '../../messages/message-space';
import type { Usage } from '../../messages/property-use';
import type { Part } from '../../solver/answer-text';
import { and, Enumeration, FALSE, type Formula, or, TRUE } from '../../solver/formula';
import { comment, type TermText } from '../../solver/smt-text';
import type { Meaning } from '../../solver/standalone-question';
import type { Realization } from '../terms/pattern-atoms';
import type { Case, Choices, Term } from '../terms/term';
import type { TextGroup } from '../texts/shared-texts';
import { statesOf } from './property-state';
import type { State } from './symbol-state';

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
  /** Which of its states it is in. */
  private readonly state: Enumeration;

  constructor(
    readonly space: PropertySpace,
    usage: Usage,
    id: string,
    declare: (line: string) => void,
    group?: TextGroup,
  ) {
    this.states = statesOf(space, usage, id, declare, group);
    this.state = new Enumeration(`${id}.state`, this.states.length);
    this.cases = this.states.map(({ term }, index) => ({ when: this.state.is(index), term }));
    this.declarations = [this.state.declaration, ...this.states.flatMap((state) => state.declarations ?? [])];
    // Whatever the state: a value that is not looked at is within its limits too, which makes nothing impossible.
    this.always = this.states.length === 0 ? FALSE : and(...this.states.map((state) => state.within ?? TRUE));
  }

  /** The symbols whose values make a solution; patterns bring more of them. */
  get symbols(): readonly TermText[] {
    const own = this.states.flatMap(({ symbol, patterns }) => [
      ...(symbol === undefined ? [] : [symbol]),
      ...(patterns?.symbols ?? []),
    ]);
    return this.state.count > 1 ? [this.state.symbol, ...own] : own;
  }

  /** What the symbols mean, for whoever reads a question or answers it without this project. */
  get meanings(): readonly Meaning[] {
    const { symbol, count } = this.state;
    const states = this.states.map(({ term }, place) => `${place} ${wordOf(term)}`);
    const inWords = (about: TermText, words: readonly string[]) => ({
      symbol: about,
      text: comment(`${about}: ${words.length === 2 ? asBoolean(words) : words.join(', ')}`),
    });
    return [
      ...(count > 1 ? [inWords(symbol, states)] : []),
      ...this.states.flatMap(({ term, patterns }) => [
        ...(term.kind === 'choice' && term.choices.values.length > 1
          ? [inWords(term.choices.symbol.symbol, term.choices.values.map(choiceWords(this.space, term.choices)))]
          : []),
        ...(patterns?.meanings ?? []),
      ]),
    ];
  }

  /** What the patterns leave of a solution; `undefined` where they do not matter to it. */
  realize(values: ReadonlyMap<TermText, Part>): Realization | undefined {
    const { state, part } = this.stateIn(values);
    return state.realize?.(part, values);
  }

  /** The value in a solution; `undefined` where the message lacks it. */
  read(values: ReadonlyMap<TermText, Part>): Value | undefined {
    const { state, part } = this.stateIn(values);
    return state.read(part, values);
  }

  private stateIn(values: ReadonlyMap<TermText, Part>): { readonly state: State; readonly part: Part | undefined } {
    const state = this.states[this.state.placeIn(values.get(this.state.symbol))] as State;
    return { state, part: state.symbol === undefined ? undefined : values.get(state.symbol) };
  }

  /** The formula for the messages with this value; `FALSE` for a value that the property never has here. */
  is(value: Value | undefined): Formula {
    return or(
      ...this.states.map((state, index) => {
        const formula = state.is(value);
        return formula === undefined ? FALSE : and(this.state.is(index), formula);
      }),
    );
  }
}

/** Of two places the first one is put to solvers as `true`. */
function asBoolean(words: readonly string[]): string {
  return words.map((word) => word.replace(/^\d+/, (place) => (place === '0' ? 'true' : 'false'))).join(', ');
}

function choiceWords(
  { allowed }: PropertySpace,
  { placeOf, group }: Choices,
): (value: string, place: number, all: readonly string[]) => string {
  if (group !== undefined)
    return (value, place) =>
      `${place} ${JSON.stringify(value)}${placeOf(value) === undefined ? ', as any text that is not named' : ''}`;
  return (value, place, all) =>
    `${place} ${allowed === undefined && place === all.length - 1 ? 'any other text' : JSON.stringify(value)}`;
}

function wordOf(term: Term): string {
  switch (term.kind) {
    case 'missing':
      return 'missing';
    case 'failure':
      return 'fails to be read';
    case 'hidden':
      return 'a value of another type';
    case 'literal':
      return String(term.value);
    case 'choice':
    case 'text':
      return 'a text';
    case 'bool':
      return 'true or false';
    case 'integer':
      return term.type === 'long' ? 'a whole number' : `a whole number (${term.type})`;
    case 'double':
      return 'a number';
    case 'ticks':
    case 'some':
      return `a ${term.type}`;
  }
}
