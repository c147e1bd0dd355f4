import { type LikeMatcher, likeMatcher } from '../../../rules/evaluation/like';
import type { Part } from '../../solver/answer-text';
import { and, Enumeration, type Formula, not } from '../../solver/formula';
import { comment, type TermText, text } from '../../solver/smt-text';
import type { Meaning } from '../../solver/standalone-question';
import { PatternRun } from '../texts/pattern-run';
import { findText, TakenTexts, type TextFinding, type Wish } from '../texts/text-search';
import { regularExpression } from './like-term';

/**
 * How many places in patterns are looked at for one solution, in all: it takes a few seconds, and two patterns of the most
 * characters that Azure takes needs a small part of it.
 */
const MOST_WORK = 3_000_000;

/** One pattern that a property is asked for. */
interface Atom {
  readonly symbol: Enumeration;
  readonly pattern: string;
  readonly escaping: string;
  readonly matches: LikeMatcher;
  readonly run: PatternRun;
}

/** What became of a solution: a text for it, why there is none, or that it is not known. */
export type Realization =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'impossible'; readonly because: Formula }
  | { readonly kind: 'too-much' };

/**
 * The patterns of LIKE that one property is asked for, each a symbol that the solver may take to be true or false.
 *
 * Whether there is a text that matches just these and none of the others is found out here, when the solver proposes
 * it, and where there is none it is told why. Z3 itself would turn patterns into automata before it begins to count
 * its steps, and two patterns with sixteen `%` keep it busy for half a minute.
 *
 * Sound and complete: what is impossible contradicts itself for every text, and a text is one that was found. Where that
 * takes too much work, neither is said. `meanings` says the same to a solver that is to find texts itself.
 */
export class PatternAtoms {
  private readonly byPattern = new Map<string, Atom>();
  private readonly found = new Map<string, Realization>();
  private readonly taken: TakenTexts;

  /** @param others texts that the property has otherwise, and not here */
  constructor(
    private readonly id: string,
    private readonly others: readonly string[],
    private readonly declare: (line: string) => void,
  ) {
    this.taken = new TakenTexts(others);
  }

  /** The messages in which the text matches a pattern. */
  atom(pattern: string, escaping: string): Formula {
    const key = JSON.stringify([pattern, escaping]);
    const known = this.byPattern.get(key);
    if (known !== undefined) return known.symbol.is(0);
    const symbol = new Enumeration(`${this.id}.like${this.byPattern.size}`, 2);
    this.declare(symbol.declaration);
    const run = new PatternRun(pattern, escaping);
    const atom = { symbol, pattern, escaping, matches: likeMatcher(pattern, escaping), run };
    this.byPattern.set(key, atom);
    return symbol.is(0);
  }

  /** What a text makes of the patterns so far. */
  ofText(value: string): Formula {
    return and(...[...this.byPattern.values()].map(({ symbol, matches }) => symbol.is(matches(value) ? 0 : 1)));
  }

  get symbols(): readonly TermText[] {
    return [...this.byPattern.values()].map(({ symbol }) => symbol.symbol);
  }

  /** What the symbols mean, for a solver that is to find texts itself. */
  get meanings(): readonly Meaning[] {
    const liked = `${this.id}.liked`;
    const isAnother = this.others.map((other) => `(assert (not (= ${liked} ${text(other)})))`).join('');
    return [
      { symbol: liked, text: `(declare-const ${liked} String)${isAnother}` },
      ...[...this.byPattern.values()].map(({ symbol: { symbol }, pattern, escaping }) => {
        const { expression } = regularExpression(pattern, escaping);
        const words = `${symbol}: the text is LIKE ${pattern}${escaping === '' ? '' : ` ESCAPE ${escaping}`}`;
        return { symbol, text: `${comment(words)}\n(assert (= ${symbol} (str.in_re ${liked} ${expression})))` };
      }),
    ];
  }

  /** A text that matches what the solution says and nothing else. */
  realize(values: ReadonlyMap<TermText, Part>): Realization {
    // Symbols that were made since the question was asked do not matter to it.
    const atoms = [...this.byPattern.values()].filter(({ symbol }) => values.has(symbol.symbol));
    const wishes = atoms.map((atom) => ({ ...atom, isWanted: values.get(atom.symbol.symbol) === 'true' }));
    const key = wishes.map(({ symbol, isWanted }) => `${symbol.symbol}${isWanted ? '+' : '-'}`).join('');
    const known = this.found.get(key) ?? this.search(wishes);
    this.found.set(key, known);
    return known;
  }

  /** Considers a pattern only when a text was found that does not agree with it: most never matter. */
  private search(wishes: readonly (Atom & { readonly isWanted: boolean })[]): Realization {
    const wrongIn = (text: string) => wishes.find(({ matches, isWanted }) => matches(text) !== isWanted);
    // Most patterns look for something within a text, and one after the other is found in it as well.
    const joined = wishes.map(({ run, isWanted }) => (isWanted ? run.example : '')).join('');
    if (!this.taken.has(joined) && wrongIn(joined) === undefined) return { kind: 'text', text: joined };
    const considered: (Atom & { readonly isWanted: boolean })[] = [];
    const work = { left: MOST_WORK };
    const tried = (some: typeof considered): TextFinding =>
      findText(
        some.map(({ run, isWanted }): Wish => ({ run, matches: isWanted })),
        this.taken,
        work,
      );
    for (;;) {
      const result = tried(considered);
      if (result.kind === 'too-much') return result;
      if (result.kind === 'none') return { kind: 'impossible', because: contradiction(considered, tried) };
      const wrong = wrongIn(result.text);
      if (wrong === undefined) return result;
      // Two patterns that contradict each other are seen at once, however many others there are.
      for (const other of considered) {
        const bothWanted = other.isWanted && wrong.isWanted;
        if ((bothWanted && other.run.endsApartFrom(wrong.run)) || tried([other, wrong]).kind === 'none') {
          return { kind: 'impossible', because: contradicting([other, wrong]) };
        }
      }
      considered.push(wrong);
    }
  }
}

/** What cannot hold together, as little of it as possible, said so that it holds for every text. */
function contradiction(
  parts: readonly (Atom & { readonly isWanted: boolean })[],
  tried: (some: (Atom & { readonly isWanted: boolean })[]) => TextFinding,
): Formula {
  let least = [...parts];
  for (const part of parts) {
    const without = least.filter((one) => one !== part);
    if (without.length > 0 && tried(without).kind === 'none') least = without;
  }
  return contradicting(least);
}

function contradicting(parts: readonly { readonly symbol: Enumeration; readonly isWanted: boolean }[]): Formula {
  return not(and(...parts.map(({ symbol, isWanted }) => symbol.is(isWanted ? 0 : 1))));
}
