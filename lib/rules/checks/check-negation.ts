import { printFilter, printName } from '../language/print';
import { childrenOf, type Node, type Predicate, type PropertyNode, walk } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import type { Diagnostic } from './diagnostic';

/**
 * Negations that lose messages: where the property is missing, `a <> 'x'` is not true but unknown.
 *
 * Nothing is said where the author shows that the case was thought of: another branch of an OR asks whether the
 * property is missing, or the same AND asks for it to be there.
 */
export function negationWarnings(predicate: Predicate, contract: KnownProperties | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (node: Predicate, thoughtOf: ReadonlySet<string>) => {
    if (isNegation(node)) {
      for (const property of lostProperties(node, thoughtOf, contract)) found.push(warningFor(node, property));
      return;
    }
    if (node.kind !== 'and' && node.kind !== 'or') return;
    for (const [side, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      visit(side, new Set([...thoughtOf, ...presenceTests(other, node.kind)]));
    }
  };
  visit(predicate, new Set());
  return found;
}

function isNegation(node: Predicate): boolean {
  switch (node.kind) {
    case 'comparison':
      return node.operator === '<>';
    case 'in':
    case 'like':
      return node.negated;
    case 'not':
      return node.operand.kind !== 'exists' && node.operand.kind !== 'is-null' && node.operand.kind !== 'not';
    case 'and':
    case 'or':
    case 'exists':
    case 'is-null':
      return false;
  }
}

/** The properties for which a negation is unknown where they are missing, and nobody has thought of that. */
function lostProperties(
  node: Predicate,
  thoughtOf: ReadonlySet<string>,
  contract: KnownProperties | undefined,
): PropertyNode[] {
  const tested = new Set([...walk(node)].flatMap(presenceTest));
  const properties = new Map<string, PropertyNode>();
  for (const part of walk(node)) {
    if (part.kind !== 'property' || part.scope === 'sys') continue;
    const name = foldName(part.name);
    if (thoughtOf.has(name) || tested.has(name) || contract?.property(part.name)?.required === true) continue;
    properties.set(name, part);
  }
  return [...properties.values()];
}

function warningFor(node: Predicate, { name }: PropertyNode): Diagnostic {
  return {
    severity: 'warning',
    code: 'negation-loses-messages',
    message: `messages without ${name} are not delivered by this: for them it is unknown, not true`,
    span: { start: node.start, end: node.end },
    rewrite: `(NOT EXISTS(${printName(name)}) OR ${printFilter(node)})`,
  };
}

/** The properties whose presence a condition asks for by itself, in all branches joined as given. */
function presenceTests(node: Predicate, joined: 'and' | 'or'): string[] {
  if (node.kind === joined) return [...presenceTests(node.left, joined), ...presenceTests(node.right, joined)];
  return presenceTest(node.kind === 'not' ? node.operand : node);
}

function presenceTest(node: Node): string[] {
  if (node.kind !== 'exists' && node.kind !== 'is-null') return [];
  return childrenOf(node).flatMap((child) => (child.kind === 'property' ? [foldName(child.name)] : []));
}
