import {
  actionInWords,
  evaluateFilter,
  exampleOf,
  filterInWords,
  LONGEST_TEXT,
  type Message,
  type MessageContract,
  type Predicate,
  type Property,
  SqlAction,
  SqlFilter,
} from '../../rules';
import { type Node, walk } from '../../rules/language/syntax';
import type { Span } from '../../rules/text/position';
import { markdownCode } from '../../text';
import type { PlacedContract } from '../editor-workspace';
import type { Embedded } from '../sources/embedded';

/** What SQL means, in Markdown, for whoever points at it. */
export interface Meaning {
  readonly markdown: string;
  /** The part that it is about; all of it where there is none. */
  readonly span: Span | undefined;
}

/**
 * What is said at a place of a filter or action: about the property there, and about the whole.
 *
 * @param offset in the SQL
 * @param contracts of the workspace
 * @returns `undefined` for SQL that is not valid: what is wrong is underlined
 */
export function meaningAt(
  embedded: Embedded,
  offset: number,
  contracts: readonly PlacedContract[],
  likely: PlacedContract | undefined,
): Meaning | undefined {
  const { kind, text, isDeployedAsWritten } = embedded;
  const filter = kind === 'filter' ? SqlFilter.parse(text) : undefined;
  const action = kind === 'action' ? SqlAction.parse(text) : undefined;
  const trees: readonly Node[] | undefined = filter?.predicate === undefined ? action?.statements : [filter.predicate];
  if (trees === undefined) return undefined;
  const node = trees
    .flatMap((tree) => [...walk(tree)])
    .find((one) => one.kind === 'property' && one.start <= offset && offset <= one.end);
  const about = node?.kind === 'property' && node.scope !== 'sys' ? propertyLines(node.name, contracts) : [];
  const whole =
    filter?.predicate === undefined
      ? [`**Action**: a copy ${actionInWords(action as SqlAction)}`]
      : filterLines(filter, filter.predicate, likely?.contract);
  const deployed = isDeployedAsWritten ? text : ((filter ?? action)?.sql ?? text);
  const length = `Deployed with ${deployed.length} of ${LONGEST_TEXT} characters${deployed === text ? '' : `: ${markdownCode(deployed)}`}`;
  return { markdown: [...about, ...whole, length].join('\n\n'), span: node };
}

function filterLines(filter: SqlFilter, predicate: Predicate, contract: MessageContract | undefined): string[] {
  const example = exampleOf([predicate], contract);
  const lines = [`**Filter**: ${filterInWords(filter)}`];
  if (example === undefined) return lines;
  const values = Object.entries(example.values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  lines.push(
    values.length === 0 ? 'Every message will do.' : `Such as a message with ${markdownCode(values.join(', '))}`,
  );
  // What every message has needs no words.
  const names = example.message.properties
    .map(({ name }) => name)
    .filter((name) => contract?.property(name)?.required !== true);
  const needed = names.filter((name) => evaluateFilter(predicate, without(example.message, name)) !== true);
  const free = names.filter((name) => !needed.includes(name));
  if (needed.length > 0) lines.push(`A message without ${listed(needed)} does not match: what is missing is unknown.`);
  if (free.length > 0) lines.push(`That message would match without ${listed(free)} as well.`);
  return lines;
}

function without(message: Message, name: string): Message {
  const copy = message.copy();
  copy.removeProperty(name);
  return copy;
}

function propertyLines(name: string, contracts: readonly PlacedContract[]): string[] {
  return contracts.flatMap(({ contract, name: owner, uri, line, place }) => {
    const property = contract.property(name);
    if (property === undefined) return [];
    return [`**${name}**: ${propertyInWords(property)}, by [${owner}](${uri}#L${line}) (${place})`];
  });
}

/** `whole number from 0 to 9, may be missing`. */
export function propertyInWords({ kind, values, limits: { min, max }, required }: Property): string {
  const range = [min === undefined ? '' : ` from ${min}`, max === undefined ? '' : ` to ${max}`].join('');
  const words = {
    string: 'text',
    enumeration: `one of ${(values ?? []).map((value) => `'${value}'`).join(', ')}`,
    int: `whole number of 32 bits${range}`,
    long: `whole number of 64 bits${range}`,
    double: `number${range}`,
    bool: 'true or false',
    datetime: 'point in time',
    any: 'any value',
  }[kind];
  return required ? words : `${words}; may be missing`;
}

function listed(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse().map(markdownCode);
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}
