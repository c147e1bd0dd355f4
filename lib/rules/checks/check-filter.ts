import { printFilter } from '../language/print';
import { type Node, type Predicate, walk } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import { piecesOf } from '../text/quoted';
import { checkComparison, checkIn, checkLike } from './check-comparison';
import { negationWarnings } from './check-negation';
import { checkProperty } from './check-property';
import { rangesOf } from './contract-values';
import { type Diagnostic, errorAt, warningAt } from './diagnostic';
import { withHyphens } from './hyphen';
import { isAlwaysTrue, isNeverTrue } from './satisfiability';

/**
 * What is certainly or probably a mistake in a filter that the service would take.
 *
 * @param text the text that the tree was parsed from
 * @param contract what messages look like; without it, only what no message could satisfy is an error
 */
export function checkFilter(predicate: Predicate, text: string, contract: KnownProperties | undefined): Diagnostic[] {
  const parts: Diagnostic[] = [];
  for (const node of walk(predicate)) parts.push(...checkPart(node, contract));
  parts.push(...negationWarnings(predicate, contract), ...doubleMinusWarnings(text));
  const found = withHyphens(parts, [predicate], text, contract);
  // What is explained by one of its parts is not said again of the whole.
  if (!found.some(({ severity }) => severity === 'error')) found.push(...checkWhole(predicate, contract));
  return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** What is wrong with one part by itself. */
function checkPart(node: Node, contract: KnownProperties | undefined): Diagnostic[] {
  switch (node.kind) {
    case 'property':
      return checkProperty(node, contract);
    case 'comparison':
      return checkComparison(node, contract);
    case 'in':
      return checkIn(node, contract);
    case 'like':
      return checkLike(node, contract);
    case 'literal':
    case 'parameter':
    case 'new-id':
    case 'named-property':
    case 'negation':
    case 'arithmetic':
    case 'and':
    case 'or':
    case 'not':
    case 'is-null':
    case 'exists':
    case 'set':
    case 'remove':
      return [];
  }
}

/** What is wrong with the condition as a whole. */
function checkWhole(predicate: Predicate, contract: KnownProperties | undefined): Diagnostic[] {
  if (isNeverTrue(predicate, rangesOf(contract))) {
    return [
      errorAt('always-false', 'no message can make this true; take the rule out, or mend the condition', predicate),
    ];
  }
  if (isAlwaysTrue(predicate) && printFilter(predicate) !== '1 = 1') {
    return [{ ...warningAt('always-true', 'every message makes this true', predicate), rewrite: '1=1' }];
  }
  return [];
}

/** Two minus signs in a row look like the beginning of a comment, and there are none. */
function doubleMinusWarnings(text: string): Diagnostic[] {
  return [...piecesOf(text)]
    .filter(({ quote }) => quote === undefined)
    .flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/--/g)].map(({ index }) => start + index))
    .map((start) =>
      warningAt('double-minus', '-- begins no comment: it subtracts a negative', { start, end: start + 2 }),
    );
}
