import type { Formula, Whole } from './formula';
import { integer, type TermText } from './smt-text';

/** How it is written that at most so many of some conditions hold, of which the standard has no notation. */
export type AtMost = (count: number, parts: readonly TermText[]) => TermText;

const atMostOfZ3: AtMost = (count, parts) => `((_ at-most ${count}) ${parts.join(' ')})`;

/** As a sum of ones: in SMT-LIB 2.6 itself. */
export const atMostAsSum: AtMost = (count, parts) => {
  const ones = parts.map((part) => `(ite ${part} 1 0)`);
  return `(<= ${ones.length === 1 ? ones[0] : `(+ ${ones.join(' ')})`} ${count})`;
};

type Junction = Extract<Formula, { readonly parts: unknown }>;

/**
 * A formula in SMT-LIB. What stands in it more than once is written once: of a chain of conditions each says of all
 * before it whether they failed and whether they are false, which would double the text with each.
 */
export function smtLib(formula: Formula, atMost: AtMost = atMostOfZ3): TermText {
  const shared = sharedIn(formula);
  const names = new Map<Formula, TermText>();
  let lets = '';
  for (const part of shared) {
    const name = `s${names.size}`;
    lets += `(let ((${name} ${written(part, names, atMost)})) `;
    names.set(part, name);
  }
  return `${lets}${written(formula, names, atMost)}${')'.repeat(names.size)}`;
}

/** The junctions that stand in a formula more than once, those first that others are made of. */
function sharedIn(formula: Formula): readonly Junction[] {
  const seen = new Set<Formula>();
  const several = new Set<Formula>();
  const inOrder: Junction[] = [];
  const visit = (part: Formula): void => {
    if (part.kind === 'not') {
      visit(part.part);
      return;
    }
    if (part.kind !== 'and' && part.kind !== 'or' && part.kind !== 'at-most') return;
    if (seen.has(part)) {
      several.add(part);
      return;
    }
    seen.add(part);
    part.parts.forEach(visit);
    inOrder.push(part);
  };
  visit(formula);
  return several.size === 0 ? [] : inOrder.filter((part) => several.has(part));
}

function written(formula: Formula, names: ReadonlyMap<Formula, TermText>, atMost: AtMost): TermText {
  const name = names.get(formula);
  if (name !== undefined) return name;
  const value = onlyValue(formula);
  if (value !== undefined) return `(= ${value.of.symbol} ${integer(value.is)})`;
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'and':
    case 'or':
      return `(${formula.kind} ${formula.parts.map((part) => written(part, names, atMost)).join(' ')})`;
    case 'not':
      return `(not ${written(formula.part, names, atMost)})`;
    case 'at-most':
      return atMost(
        formula.count,
        formula.parts.map((part) => written(part, names, atMost)),
      );
    case 'named':
      return formula.name;
    case 'one-of': {
      const [first, ...others] = [...formula.places].map((place) => formula.of.written(place));
      return others.length === 0 ? (first as TermText) : `(or ${first} ${others.join(' ')})`;
    }
    case 'same':
      return `(= ${formula.of.symbol} ${formula.as.symbol})`;
    case 'at-least':
      return `(>= ${formula.of.symbol} ${integer(formula.bound)})`;
    case 'written':
      return formula.text;
  }
}

/**
 * The one value that a formula leaves to a whole number: a solver puts it in wherever the number is computed with, which it
 * does not do with two limits.
 */
function onlyValue(formula: Formula): { readonly of: Whole; readonly is: bigint } | undefined {
  if (formula.kind === 'at-least') {
    const { of, bound } = formula;
    return bound === of.most ? { of, is: bound } : undefined;
  }
  if (formula.kind === 'not' && formula.part.kind === 'at-least') {
    const { of, bound } = formula.part;
    return bound === of.least + 1n ? { of, is: of.least } : undefined;
  }
  if (formula.kind !== 'and' || formula.parts.length !== 2) return undefined;
  const [low, above] = formula.parts as readonly [Formula, Formula];
  if (low.kind !== 'at-least' || above.kind !== 'not' || above.part.kind !== 'at-least') return undefined;
  const isOne = low.of === above.part.of && above.part.bound === low.bound + 1n;
  return isOne ? { of: low.of, is: low.bound } : undefined;
}
