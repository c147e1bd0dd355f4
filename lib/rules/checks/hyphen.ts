import { printName } from '../language/print';
import { type ArithmeticNode, childrenOf, type Expression, type Node, type PropertyNode } from '../language/syntax';
import { SYSTEM_PROPERTIES } from '../messages/system-properties';
import type { KnownProperties } from '../properties/known-properties';
import type { Span } from '../text/position';
import type { Diagnostic } from './diagnostic';

/** A subtraction of properties that reads like one name: `event-type`. */
interface Hyphenated {
  readonly span: Span;
  /** The name that it would be. */
  readonly name: string;
  readonly parts: readonly PropertyNode[];
  /** What it is compared with, where that is a list. */
  readonly beside: readonly Span[];
  /** Whether it is written like a name, without blanks. */
  readonly isTight: boolean;
}

/**
 * Diagnostics with those of names with a hyphen told as what they are: a hyphen subtracts, in filters and in actions.
 *
 * Where the contract has the name, or none of its parts, or where the difference is compared with what no number equals, it
 * is what is wrong there; a difference that may be meant is a warning, if it is written like a name.
 *
 * @param found what was found in the nodes without thinking of hyphens
 */
export function withHyphens(
  found: readonly Diagnostic[],
  nodes: readonly Node[],
  text: string,
  contract: KnownProperties | undefined,
): Diagnostic[] {
  const hyphenated = nodes.flatMap((node) => differencesIn(node, text));
  return hyphenated.reduce<Diagnostic[]>((all, one) => told(all, one, contract), [...found]);
}

function told(found: Diagnostic[], one: Hyphenated, contract: KnownProperties | undefined): Diagnostic[] {
  const { span, beside, name, parts, isTight } = one;
  const isAbout = ({ code, span: at }: Diagnostic) => {
    if (at === undefined) return false;
    if (code === 'always-fails') return contains(at, span) || beside.some((member) => contains(member, at));
    return code === 'unknown-property' && contains(span, at);
  };
  const about = found.find(isAbout);
  const known = parts.filter((part) => contract?.property(part.name) !== undefined);
  const isName = contract?.property(name) !== undefined;
  // Some of the parts are properties: it may be a difference, and what is wrong with it has been said.
  if (contract !== undefined && !isName && known.length > 0) return found;
  if (about === undefined && !isTight && !isName) return found;
  const isMistake = about !== undefined || (contract !== undefined && known.length === 0);
  const [first, ...others] = parts.map((part) => part.name);
  const neither = contract === undefined || known.length > 0 ? '' : ', and the contract has none of these';
  const meant = isName ? undefined : (systemNamed(name) ?? contract?.nearest(name));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  const diagnostic: Diagnostic = {
    severity: isMistake ? 'error' : 'warning',
    code: isMistake ? (about?.code ?? 'unknown-property') : 'hyphenated-name',
    message: `${name} takes ${others.join(' and ')} away from ${first}${neither}: a name with a hyphen stands in brackets${hint}`,
    span,
    rewrite: meant ?? printName(name),
  };
  return [...found.filter((other) => !isAbout(other)), diagnostic];
}

/** The system property that a name with hyphens is: `content-type` is how HTTP writes it. */
function systemNamed(name: string): string | undefined {
  const property = SYSTEM_PROPERTIES.get(name.replaceAll('-', '').toLowerCase());
  return property && `sys.${property.name}`;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The largest differences of properties alone, wherever they stand. */
function differencesIn(node: Node, text: string, beside: readonly Span[] = []): Hyphenated[] {
  const parts = node.kind === 'arithmetic' ? partsOf(node) : undefined;
  if (parts === undefined) {
    const members = node.kind === 'in' ? node.members : [];
    return childrenOf(node).flatMap((child) => differencesIn(child, text, members));
  }
  const [first, last] = [parts[0] as PropertyNode, parts.at(-1) as PropertyNode];
  const span = { start: first.start, end: last.end };
  const name = parts.map((part) => part.name).join('-');
  return [{ span, beside, name, parts, isTight: !/\s/.test(text.slice(span.start, span.end)) }];
}

/** The properties of a chain of subtractions, in order; nothing where it has other parts. */
function partsOf({ operator, left, right }: ArithmeticNode): PropertyNode[] | undefined {
  const before = left.kind === 'arithmetic' ? partsOf(left) : isPlainName(left) ? [left] : undefined;
  return operator === '-' && before !== undefined && isPlainName(right) && right.scope === undefined
    ? [...before, right]
    : undefined;
}

function isPlainName(node: Expression): node is PropertyNode {
  return node.kind === 'property' && node.scope !== 'sys';
}
