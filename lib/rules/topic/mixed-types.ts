import type { RuleFilter } from '../filters/rule';
import type { SqlAction } from '../filters/sql-action';
import { printExpression, printName, printText } from '../language/print';
import { type Expression, type LiteralNode, type Node, type PropertyNode, walk } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import { convertLike } from '../values/conversion';
import { Failure } from '../values/failure';

/** A rule, and how it is called: `subscription/rule`. */
export interface PlacedRule {
  readonly place: string;
  readonly filter: RuleFilter;
  readonly action: SqlAction | undefined;
}

type Kind = 'text' | 'a number' | 'a boolean';

/** One place where a property is taken for something of a kind. */
interface TypedUse {
  readonly kind: Kind;
  readonly place: string;
  /** The value, as it is written. */
  readonly value: string;
  /** Whether an action makes it such, and no filter compares it. */
  readonly isSet: boolean;
}

/** A property that rules take for values of several kinds. */
export interface MixedType {
  readonly name: string;
  /** The first use of each kind, comparisons before actions. */
  readonly uses: readonly TypedUse[];
  /** All rules that have a part in it. */
  readonly places: ReadonlySet<string>;
}

/**
 * Properties that rules of a topic compare with values of several kinds, text here and a number there: whatever producers
 * send, one of the two fails on it, or never matches. So does an action that sets a text where others compare a number.
 *
 * Of what a contract says the type, another kind is an error by itself, and is not told here.
 */
export function mixedTypes(rules: readonly PlacedRule[], contract: KnownProperties | undefined): readonly MixedType[] {
  const found = new Map<string, { readonly name: string; readonly uses: TypedUse[] }>();
  for (const rule of rules) {
    for (const { name, ...use } of usesIn(rule)) {
      const known = contract?.property(name);
      if (known !== undefined && known.kind !== 'any') continue;
      const property = found.get(foldName(name));
      if (property === undefined) found.set(foldName(name), { name, uses: [use] });
      else property.uses.push(use);
    }
  }
  return [...found.values()].flatMap(({ name, uses }) => {
    const compared = uses.filter(({ isSet }) => !isSet);
    const failing = uses.filter(
      ({ isSet, kind, value }) => isSet && compared.some((one) => cannotBecome(one.kind, kind, value)),
    );
    const kinds = new Map<Kind, TypedUse>();
    for (const use of [...compared, ...failing]) if (!kinds.has(use.kind)) kinds.set(use.kind, use);
    const places = new Set([...compared, ...failing].map(({ place }) => place));
    return kinds.size > 1 ? [{ name, uses: [...kinds.values()], places }] : [];
  });
}

/** Whether an action that sets a value fails on messages in which the property is of a kind: anything becomes text. */
function cannotBecome(existing: Kind, kind: Kind, written: string): boolean {
  if (existing === 'text' || kind !== 'text') return false;
  const text = written.slice(1, -1);
  return convertLike(existing === 'a number' ? 0.5 : true, text) instanceof Failure;
}

function usesIn({ place, filter, action }: PlacedRule): (TypedUse & { readonly name: string })[] {
  const compared =
    filter.kind === 'sql'
      ? [...(filter.predicate === undefined ? [] : walk(filter.predicate))].flatMap(comparedIn)
      : Object.entries(filter.conditions.properties ?? {})
          // What is no text is a mistake of its own.
          .filter(([, value]) => typeof value === 'string')
          .map(([name, value]) => ({ name, kind: 'text' as const, value: printText(value) }));
  const set = (action?.statements ?? []).flatMap((statement) =>
    statement.kind === 'remove' ? [] : typedUse(statement.target, statement.value),
  );
  return [
    ...compared.map((use) => ({ ...use, place, isSet: false })),
    ...set.map((use) => ({ ...use, place, isSet: true })),
  ];
}

function comparedIn(node: Node): ReturnType<typeof typedUse> {
  if (node.kind === 'comparison') return [...typedUse(node.left, node.right), ...typedUse(node.right, node.left)];
  return node.kind === 'in' ? node.members.flatMap((member) => typedUse(node.operand, member)) : [];
}

/** A property of the message beside a constant. */
function typedUse(property: Expression, constant: Expression) {
  if (!isOfMessage(property) || constant.kind !== 'literal') return [];
  const kind = kindOf(constant);
  return kind === undefined ? [] : [{ name: property.name, kind, value: printExpression(constant) }];
}

function isOfMessage(node: Expression): node is PropertyNode {
  return node.kind === 'property' && node.scope !== 'sys';
}

function kindOf({ value }: LiteralNode): Kind | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'a boolean' : 'a number';
}

/** So many properties are named; the rest is counted. */
const MOST_NAMED = 3;

/** What rules do not agree about, in a sentence: once for a topic. */
export function mixedText(mixed: readonly MixedType[]): string {
  const named = mixed.slice(0, MOST_NAMED).map(({ name, uses }) => `${printName(name)} is ${usesText(uses)}`);
  const more = mixed.length - named.length;
  const all = more > 0 ? [...named, `and ${more} more`] : named;
  return `${all.join('; ')}: whatever producers send, one of these fails on it or never matches; write it as they send it, or say on the subscription that it is meant, with acknowledge: { 'mixed-types': '<why>' }`;
}

function usesText(uses: readonly TypedUse[]): string {
  return uses
    .map(
      ({ kind, place, value, isSet }) => `${isSet ? `set to ${kind}` : `compared as ${kind}`} by ${place} (${value})`,
    )
    .join(' and ');
}
