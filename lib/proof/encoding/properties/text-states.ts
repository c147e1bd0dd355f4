import { LONGEST_SHORT_TEXT } from '../../../rules/evaluation/apply-action';
import type { PropertySpace } from '../../messages/message-space';
import type { Usage } from '../../messages/property-use';
import type { Part } from '../../solver/answer-text';
import { and, Enumeration, or, TRUE, written } from '../../solver/formula';
import { text } from '../../solver/smt-text';
import { PatternAtoms } from '../terms/pattern-atoms';
import type { Choices } from '../terms/term';
import type { TextGroup } from '../texts/shared-texts';
import type { State, Values } from './symbol-state';

export function boolState(id: string): State {
  const symbol = new Enumeration(`${id}.bool`, 2);
  return {
    term: { kind: 'bool', term: symbol.is(0) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => symbol.placeIn(part) === 0,
    is: (value) => (typeof value === 'boolean' ? symbol.is(value ? 0 : 1) : undefined),
  };
}

export function textState({ allowed }: PropertySpace, id: string): State {
  const symbol = `${id}.text`;
  return {
    term: { kind: 'text', term: symbol },
    symbol,
    declarations: [`(declare-const ${symbol} String)`],
    within: allowed === undefined ? TRUE : or(...allowed.map((value) => written(`(= ${symbol} ${text(value)})`))),
    read: (part) => (part as { readonly text: string } | undefined)?.text ?? allowed?.[0] ?? '',
    is: (value) => (typeof value === 'string' ? written(`(= ${symbol} ${text(value)})`) : undefined),
  };
}

/** One text for each literal, and one that is none of them; or two, of which one is too long for a system property. */
export function choiceState(
  { allowed }: Pick<PropertySpace, 'allowed'>,
  { literals, measured }: Usage,
  id: string,
): State {
  const compared = [...literals].filter((value) => typeof value === 'string');
  const others = [otherThan(compared), ...(measured ? ['x'.repeat(LONGEST_SHORT_TEXT + 1)] : [])];
  const values = allowed ?? [...compared, ...others];
  const symbol = new Enumeration(`${id}.choice`, values.length);
  const places = new Map((allowed ?? compared).map((value, place) => [value, place]));
  const otherPlace = (value: string) =>
    allowed === undefined ? compared.length + (measured && value.length > LONGEST_SHORT_TEXT ? 1 : 0) : undefined;
  const placeOf = (value: string) => places.get(value);
  return {
    term: { kind: 'choice', choices: { symbol, values, placeOf } },
    // Of one text alone there is nothing to ask.
    ...(values.length > 1 && { symbol: symbol.symbol }),
    declarations: [symbol.declaration],
    read: (part) => values[symbol.placeIn(part)],
    is: (value) => {
      if (typeof value !== 'string') return undefined;
      const place = placeOf(value) ?? otherPlace(value);
      return place === undefined ? undefined : symbol.is(place);
    },
  };
}

/** One of the texts that a property shares with others. */
export function sharedState({ allowed }: Pick<PropertySpace, 'allowed'>, group: TextGroup, id: string): State {
  const { values, placeOf } = group;
  const symbol = new Enumeration(`${id}.choice`, values.length);
  const listed = allowed && new Set(allowed.map((value) => placeOf(value) as number));
  return {
    term: { kind: 'choice', choices: { symbol, values, placeOf, group } },
    ...(values.length > 1 && { symbol: symbol.symbol }),
    declarations: [symbol.declaration],
    within: listed === undefined ? TRUE : symbol.isOneOf(listed),
    read: (part) => {
      const place = part === undefined && listed !== undefined ? Math.min(...listed) : symbol.placeIn(part);
      return values[place];
    },
    is: (value) => {
      if (typeof value !== 'string') return undefined;
      const place = placeOf(value);
      if (listed !== undefined) return place !== undefined && listed.has(place) ? symbol.is(place) : undefined;
      return place === undefined ? symbol.isOneOf(group.placesOfOther(value)) : symbol.is(place);
    },
  };
}

/** One text for each literal, and one that is none of them, of which the solver only says what patterns it matches. */
export function patternState(usage: Usage, id: string, declare: (line: string) => void): State {
  const plain = choiceState({ allowed: undefined }, usage, id);
  const { choices } = plain.term as { readonly choices: Choices };
  const { symbol, values } = choices;
  const other = symbol.is(values.length - 1);
  const patterns = new PatternAtoms(id, values.slice(0, -1), declare);
  const realize = (part: Part | undefined, found: Values) =>
    symbol.placeIn(part) === values.length - 1 ? patterns.realize(found) : undefined;
  const matching = (pattern: string, escaping: string) => patterns.atom(pattern, escaping);
  return {
    ...plain,
    term: { kind: 'choice', choices: { ...choices, matching } },
    patterns,
    realize,
    is: (value) => {
      const formula = plain.is(value);
      return formula === other && typeof value === 'string' ? and(formula, patterns.ofText(value)) : formula;
    },
    read: (part, found) => {
      const realized = realize(part, found);
      return realized?.kind === 'text' ? realized.text : plain.read(part, found);
    },
  };
}

/** A text that is none of these, as a reader would choose one. */
function otherThan(values: readonly string[]): string {
  let other = 'other';
  while (values.includes(other)) other += '-one';
  return other;
}
