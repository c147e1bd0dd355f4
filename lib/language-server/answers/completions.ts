import type { Property } from '../../rules';
import { KEYWORDS } from '../../rules/language/lexer';
import { printName } from '../../rules/language/print';
import { SYSTEM_PROPERTIES } from '../../rules/messages/system-properties';
import type { Span } from '../../rules/text/position';
import { type Piece, piecesOf } from '../../rules/text/quoted';
import type { PlacedContract } from '../editor-workspace';
import type { Embedded } from '../sources/embedded';
import { propertyInWords } from './meaning';

/** Something that could be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'property' | 'system-property' | 'value' | 'keyword' | 'function';
  readonly detail: string;
  /** The SQL to write in the place of the span. */
  readonly text: string;
  readonly span: Span;
}

const OF_ACTIONS = ['SET', 'REMOVE'];
const WORDS = {
  filter: [...KEYWORDS].filter((word) => !OF_ACTIONS.includes(word)),
  action: [...OF_ACTIONS, 'NULL', 'TRUE', 'FALSE'],
};

/** A property with an operator behind it, at the beginning of a value: `eventType = 'tra`, `eventType IN ('a', 'tra`. */
const AT_VALUE =
  /(?:^|[^\w.\]])(?:user\.)?(?:\[([^\]]+)\]|([A-Za-z_][\w-]*))\s*(?:=|<>|!=|IN\s*\((?:\s*'(?:[^']|'')*'\s*,)*|NOT\s+IN\s*\((?:\s*'(?:[^']|'')*'\s*,)*)\s*('(?:[^']|'')*)?$/i;

/**
 * What could be written at a place of a filter or action: values of the property that is asked for, properties of the
 * contracts, system properties, words and functions of the language.
 *
 * @param offset in the SQL
 */
export function completionsAt(
  { kind, text }: Embedded,
  offset: number,
  contracts: readonly PlacedContract[],
): Proposal[] {
  const before = text.slice(0, offset);
  const quoted = [...piecesOf(text)].find(
    ({ start, end, quote, isClosed }) =>
      quote !== undefined && start < offset && (offset < end || (!isClosed && offset === end)),
  );
  const values = valuesAt(before, offset, contracts);
  // In a text nothing of the language is a word of it. What is chosen stands in the place of all of the text.
  if (quoted?.quote === "'")
    return values.map((one) => ({ ...one, span: { ...one.span, end: endOf(quoted, offset, text) } }));
  if (quoted?.quote !== undefined) {
    const span = { start: quoted.start, end: endOf(quoted, offset, text) };
    return proposedProperties(contracts, span).map((one) => ({ ...one, text: bracketed(one.label) }));
  }
  const word = /(?:\b(sys|user)\.)?([A-Za-z_][\w-]*)?$/i.exec(before);
  const [scope, begun = ''] = [word?.[1]?.toLowerCase(), word?.[2]];
  const span = { start: offset - begun.length, end: offset };
  const system = [...SYSTEM_PROPERTIES.values()].filter(({ settable }) => kind === 'filter' || settable);
  if (scope === 'sys') {
    return system.map(({ name, type }) => ({ label: name, kind: 'system-property', detail: type, text: name, span }));
  }
  const properties = proposedProperties(contracts, span);
  if (scope === 'user') return properties;
  return [
    ...values,
    ...properties,
    ...system.map(
      ({ name, type }): Proposal => ({
        label: `sys.${name}`,
        kind: 'system-property',
        detail: type,
        text: `sys.${name}`,
        span,
      }),
    ),
    ...WORDS[kind].map((name): Proposal => ({ label: name, kind: 'keyword', detail: '', text: name, span })),
    { label: 'newid()', kind: 'function', detail: 'a new GUID', text: 'newid()', span },
    { label: 'property()', kind: 'function', detail: 'a property by its name', text: 'property()', span },
  ];
}

/** Where a part in quotes has ended; at the cursor, where it is not closed, or not in this line. */
function endOf({ end, isClosed }: Piece, offset: number, text: string): number {
  return isClosed && !/[\r\n]/.test(text.slice(offset, end)) ? end : offset;
}

function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

function proposedProperties(contracts: readonly PlacedContract[], span: Span): Proposal[] {
  return ownProperties(contracts).map(([name, property, owner]) => ({
    label: name,
    kind: 'property',
    detail: `${propertyInWords(property)} (${owner})`,
    text: printName(name),
    span,
  }));
}

function valuesAt(before: string, offset: number, contracts: readonly PlacedContract[]): Proposal[] {
  const found = AT_VALUE.exec(before);
  if (found === null) return [];
  const [, delimited, plain, begun = ''] = found;
  const name = delimited ?? plain ?? '';
  const span = { start: offset - begun.length, end: offset };
  const known = ownProperties(contracts).filter(([one]) => one.toLowerCase() === name.toLowerCase());
  const values = new Set(known.flatMap(([, { kind, values: own }]) => (kind === 'enumeration' ? (own ?? []) : [])));
  return [...values].map((value) => {
    const text = `'${value.replaceAll("'", "''")}'`;
    return { label: value, kind: 'value', detail: name, text, span };
  });
}

/** The properties of all contracts, each name once. */
function ownProperties(contracts: readonly PlacedContract[]): (readonly [string, Property, string])[] {
  const seen = new Set<string>();
  return contracts.flatMap(({ contract, name: owner }) =>
    Object.entries(contract.properties).flatMap(([name, property]) => {
      const folded = name.toLowerCase();
      if (seen.has(folded)) return [];
      seen.add(folded);
      return [[name, property, owner] as const];
    }),
  );
}
