import type { PatternUnit } from '../../../rules/evaluation/like';
import { smtLib } from '../../solver/smt-lib';
import type { TermText } from '../../solver/smt-text';
import type { PresentTerm } from './term';

/** The most wildcards, and the most units, of all patterns that the solver gets. */
const MOST_WILDCARDS = 10;
const MOST_UNITS = 240;
/** The most units of literals in one comparison of texts that are put together, and in all of them. */
const MOST_IN_SUM = 24;
const MOST_IN_SUMS = 60;

/**
 * What the solver itself decides about texts, as it has to where one is put together: from two properties, or from a
 * number. It makes automata of patterns, and tries how two sums may overlap, before and beside what it counts as steps
 * (two sums with 20 letters each took 22 s in 5 million steps); so that it gets only few and short ones, and the rest
 * is hidden from it.
 */
export class TextBudget {
  private readonly admitted = new Set<string>();
  private wildcards = 0;
  private units = 0;
  private inSums = 0;

  /** Whether the solver gets a pattern: the first ones that are asked for, in any run of the same questions. */
  admitsPattern(expression: TermText, units: readonly PatternUnit[]): boolean {
    if (this.admitted.has(expression)) return true;
    const wildcards = this.wildcards + units.filter((unit) => typeof unit !== 'string').length;
    if (wildcards > MOST_WILDCARDS || this.units + units.length > MOST_UNITS) return false;
    this.wildcards = wildcards;
    this.units += units.length;
    this.admitted.add(expression);
    return true;
  }

  /** Whether the solver gets a comparison. */
  admitsComparison(left: PresentTerm, right: PresentTerm): boolean {
    if (![left, right].some((side) => side.kind === 'text' && side.term.startsWith('('))) return true;
    const key = JSON.stringify([left, right].map(keyOf));
    if (this.admitted.has(key)) return true;
    const units = literalUnits(left) + literalUnits(right);
    if (units > MOST_IN_SUM || this.inSums + units > MOST_IN_SUMS) return false;
    this.inSums += units;
    this.admitted.add(key);
    return true;
  }
}

/** The same for the same term. */
function keyOf(term: PresentTerm): string {
  switch (term.kind) {
    case 'literal':
      return `${term.kind} ${JSON.stringify(term.value, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`;
    case 'text':
    case 'integer':
    case 'double':
      return `${term.kind} ${term.term}`;
    case 'bool':
      return `${term.kind} ${smtLib(term.term)}`;
    case 'choice':
      return `${term.kind} ${term.choices.symbol.symbol}`;
    case 'ticks':
      return `${term.kind} ${term.symbol.symbol}`;
    case 'some':
      return `${term.kind} ${term.type}`;
  }
}

/** How many units of a term are written out in it. */
export function literalUnits(term: PresentTerm): number {
  if (term.kind === 'literal') return typeof term.value === 'string' ? term.value.length : 0;
  if (term.kind !== 'text') return 0;
  const literals = term.term.match(/"(?:[^"]|"")*"/g) ?? [];
  return literals.reduce((sum, one) => sum + one.slice(1, -1).replaceAll(/\\u\{\w+\}|""/g, '.').length, 0);
}
