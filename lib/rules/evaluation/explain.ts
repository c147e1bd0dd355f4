import { printExpression, printFilter } from '../language/print';
import { childrenOf, type Expression, type Node, type Predicate } from '../language/syntax';
import type { Message } from '../messages/message';
import { Failure } from '../values/failure';
import { textOf } from '../values/value-text';
import { typeOf } from '../values/values';
import { type Evaluated, evaluateFilter, type Truth } from './evaluate';

/** Why a filter answered as it did. */
export interface Decision {
  readonly result: Truth;
  /** The smallest condition that decided, for instance `priority >= 7`. */
  readonly condition: string;
  /** What its parts were, for instance `priority is 3 (int)`; a missing property is `missing`. */
  readonly values: readonly string[];
  /** All parts that were evaluated, outer before inner, with what came out. */
  readonly steps: readonly { readonly part: string; readonly result: string }[];
}

/** Evaluates a condition and says which part of it decided, with the values that it saw. */
export function explainFilter(predicate: Predicate, message: Message): Decision {
  const results = new Map<Node, Evaluated>();
  const result = evaluateFilter(predicate, message, (node, value) => results.set(node, value));
  const decisive = decisivePart(predicate, results);
  const said = valuesOf(decisive, results).map(([node, value]) => `${textOfNode(node)} is ${describeResult(value)}`);
  const values = [...new Set(said)];
  const steps = [...results]
    .reverse()
    .map(([node, value]) => ({ part: textOfNode(node), result: describeResult(value) }));
  return { result, condition: printFilter(decisive), values, steps };
}

/** Goes down to the side that made AND or OR come out as it did. */
function decisivePart(node: Predicate, results: ReadonlyMap<Node, Evaluated>): Predicate {
  if (node.kind === 'not') return decisivePart(node.operand, results);
  if (node.kind !== 'and' && node.kind !== 'or') return node;
  const result = results.get(node);
  const sides = [node.left, node.right].filter((side) => results.has(side));
  const alike = sides.filter((side) => sameResult(results.get(side), result));
  // An AND that is true, or an OR that is false, needed both sides: no single part decided.
  const needsBoth = node.kind === 'and' ? result === true : result === false;
  const [decisive] = alike;
  return needsBoth || decisive === undefined ? node : decisivePart(decisive, results);
}

function sameResult(a: Evaluated, b: Evaluated): boolean {
  return a === b || (a instanceof Failure && b instanceof Failure);
}

/** What a part reads of the message, or is given anew, as far as it was evaluated, with the values. */
function valuesOf(node: Node, results: ReadonlyMap<Node, Evaluated>): [Expression, Evaluated][] {
  const isRead = node.kind === 'property' || node.kind === 'named-property' || node.kind === 'new-id';
  if (isRead && results.has(node)) return [[node, results.get(node)]];
  return childrenOf(node).flatMap((child) => valuesOf(child, results));
}

function textOfNode(node: Node): string {
  switch (node.kind) {
    case 'property':
    case 'literal':
    case 'parameter':
    case 'new-id':
    case 'named-property':
    case 'negation':
    case 'arithmetic':
      return printExpression(node);
    case 'set':
    case 'remove':
      return node.kind;
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'in':
    case 'like':
    case 'exists':
    case 'is-null':
      return printFilter(node);
  }
}

/** A result for people: a value with its type, a truth, `missing`, or why it failed. */
export function describeResult(result: Evaluated): string {
  if (result === undefined) return 'missing or unknown';
  if (result instanceof Failure) return `an error: ${result.reason}`;
  if (result === null) return 'null';
  if (typeof result === 'boolean') return String(result);
  const text = textOf(result);
  return typeof result === 'string' ? `'${text}'` : `${text} (${typeOf(result)})`;
}
