import { atMost, Enumeration, type Formula } from '../../solver/formula';
import { TextBudget } from '../terms/text-budget';
import { either, type Truth } from '../terms/truth';
import type { Telling } from './telling';

/**
 * What the solver cannot compute, of all that one prover is asked: it may be true, false, unknown or fail, as the solver
 * likes. It then looks at more than there is, so that "there is no such message" stays true, and what it finds is tried
 * out anyway.
 */
export class HiddenParts {
  /** What the solver gets to decide about texts. */
  readonly texts = new TextBudget();
  /** The parts, as they are written, by what their symbols begin with. */
  readonly parts = new Map<string, string>();
  private readonly truths = new Map<string, Truth>();
  private count = 0;

  constructor(private readonly lines: Telling) {}

  /**
   * A condition of which only the text is known: the same text has the same truth in the same message.
   *
   * @param place where it is written, if the same text would mean something else in another place
   */
  truth(written: string, place: string): Truth {
    // A new GUID is another one each time.
    const key = JSON.stringify([place, written, /newid\s*\(/i.test(written) ? this.count : 0]);
    const known = this.truths.get(key);
    if (known !== undefined) return known;
    const [isTrue, isFalse, fails] = this.symbols(written, ['true', 'false', 'fails']) as [Formula, Formula, Formula];
    const truth = { isTrue, isFalse, fails };
    this.lines.assert(atMost(1, [isTrue, isFalse, fails]));
    this.truths.set(key, truth);
    return truth;
  }

  /** The same of a condition that neither fails nor is unknown here. */
  truthOrFalsehood(written: string, place: string): Truth {
    const { isTrue } = this.truth(written, place);
    return either(isTrue);
  }

  /** Something of which it cannot be computed whether it is so. */
  open(written: string): Formula {
    const [open] = this.symbols(written, ['open']) as [Formula];
    return open;
  }

  /** The parts that a formula speaks of, as they are written. */
  partsIn(formula: Formula): readonly string[] {
    const found = new Set<string>();
    const seen = new Set<Formula>();
    const note = (symbol: string) => {
      for (const [id] of symbol.matchAll(/\bhidden\d+\b/g)) found.add(this.parts.get(id) ?? id);
    };
    const pending = [formula];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (one.kind === 'one-of') note(one.of.symbol);
      else if (one.kind === 'written') note(one.text);
      else if (one.kind === 'not') pending.push(one.part);
      else if (one.kind === 'named') pending.push(one.formula);
      else if ('parts' in one) pending.push(...one.parts);
    }
    return [...found].sort();
  }

  private symbols(written: string, names: readonly string[]): Formula[] {
    const id = `hidden${this.count++}`;
    this.parts.set(id, written);
    const symbols = names.map((name) => new Enumeration(`${id}.${name}`, 2));
    for (const { declaration } of symbols) this.lines.declare(declaration);
    return symbols.map((symbol) => symbol.is(0));
  }
}
