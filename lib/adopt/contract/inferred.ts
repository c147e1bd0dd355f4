import { namedProperty } from '../../proof/messages/property-use';
import { Usages } from '../../proof/messages/usage';
import { type Message, MessageContract, Property as Properties, type Property, type PropertyMap } from '../../rules';
import { walk } from '../../rules/language/syntax';
import { foldName } from '../../rules/messages/message';
import { typeOf } from '../../rules/values/values';
import type { AdoptedRule, AdoptedTopic } from '../model/adopted';

/** What a property holds, as far as rules and examples tell; the words are those of `Property`. */
export type InferredKind = 'string' | 'int' | 'long' | 'double' | 'bool' | 'datetime' | 'any';

/** A property that rules name, or that examples have. */
export interface InferredProperty {
  readonly name: string;
  readonly kind: InferredKind;
  /** Whether each example has it, and no rule asks whether it is there. */
  readonly isRequired: boolean;
  /** What rules compare it with, as SQL has it. */
  readonly comparedWith: readonly string[];
  /** How many examples have it. */
  readonly examples: number;
}

/** What is known of the messages of a topic. */
export interface InferredContract {
  readonly properties: readonly InferredProperty[];
  /** How many examples there were. */
  readonly examples: number;
}

/** What is found out about a property. */
interface Found {
  name: string;
  readonly kinds: Set<InferredKind>;
  readonly comparedWith: Set<string>;
  isAskedFor: boolean;
  examples: number;
}

/**
 * What the messages of a topic look like: each property that a rule reads, with the type that it is compared as, and each
 * that an example has. A value that no rule names stays possible, and what no example shows is optional: nothing is made
 * certain that was not.
 *
 * @returns `undefined` where neither a rule nor an example tells anything
 */
export function inferContract({ jobs }: AdoptedTopic, examples: readonly Message[]): InferredContract | undefined {
  const found = new Map<string, Found>();
  const rules = jobs.flatMap((job) => job.rules);
  addFilters(rules, found);
  for (const rule of rules) addAction(rule, found);
  for (const message of examples) addExample(message, found);
  const properties = [...found.values()]
    .map(
      (one): InferredProperty => ({
        name: one.name,
        kind: kindOf(one.kinds),
        isRequired: examples.length > 0 && one.examples === examples.length && !one.isAskedFor,
        comparedWith: [...one.comparedWith],
        examples: one.examples,
      }),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  if (properties.length === 0 || properties.some(({ name }) => name === '__proto__')) return undefined;
  const whole = loosened(properties, rules);
  return whole && { properties: whole, examples: examples.length };
}

function addFilters(rules: readonly AdoptedRule[], found: Map<string, Found>): void {
  for (const { name, isSystem, literals, liked } of new Usages(rules.map(({ filter }) => filter)).byKey.values()) {
    if (isSystem) continue;
    const one = placeFor(found, name);
    if (liked) one.kinds.add('string');
    for (const value of literals) {
      if (value === null) continue;
      one.kinds.add(typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'bool' : 'double');
      one.comparedWith.add(typeof value === 'string' ? `'${value}'` : `${value}`);
    }
  }
  for (const { filter } of rules) {
    if (filter.kind !== 'sql' || filter.predicate === undefined) continue;
    for (const node of walk(filter.predicate))
      if ((node.kind === 'exists' || node.kind === 'is-null') && node.property.scope !== 'sys')
        placeFor(found, node.property.name).isAskedFor = true;
  }
}

/** What an action reads, or takes away, comes with the message; what it sets need not. */
function addAction({ action }: AdoptedRule, found: Map<string, Found>): void {
  const made = new Set<string>();
  for (const statement of action?.statements ?? []) {
    const { target } = statement;
    if (statement.kind === 'remove') {
      if (target.scope !== 'sys') placeFor(found, target.name);
      continue;
    }
    for (const node of walk(statement.value)) {
      const read = node.kind === 'property' ? node : namedProperty(node);
      if (read !== undefined && read.scope !== 'sys' && !made.has(foldName(read.name))) placeFor(found, read.name);
    }
    made.add(foldName(target.name));
  }
}

function addExample(message: Message, found: Map<string, Found>): void {
  for (const { name, value } of message.properties) {
    const one = placeFor(found, name);
    one.examples++;
    if (one.examples === 1) one.name = name;
    one.kinds.add(KIND_OF_TYPE.get(typeOf(value)) ?? 'any');
  }
}

const KIND_OF_TYPE: ReadonlyMap<string, InferredKind> = new Map<string, InferredKind>([
  ['string', 'string'],
  ['bool', 'bool'],
  ['int', 'int'],
  ['long', 'long'],
  ['double', 'double'],
  ['float', 'double'],
  ['datetime', 'datetime'],
]);

function placeFor(found: Map<string, Found>, name: string): Found {
  const known = found.get(foldName(name));
  if (known !== undefined) return known;
  const made: Found = { name, kinds: new Set(), comparedWith: new Set(), isAskedFor: false, examples: 0 };
  found.set(foldName(name), made);
  return made;
}

/** Whether a number has a fraction is told by examples, and by no rule: all of them may be compared with a whole one. */
function kindOf(kinds: ReadonlySet<InferredKind>): InferredKind {
  const [only, ...others] = [...kinds];
  if (only === undefined) return 'any';
  if (others.length === 0) return only;
  const numbers = ['int', 'long', 'double'];
  if (![...kinds].every((kind) => numbers.includes(kind))) return 'any';
  return kinds.has('double') ? 'double' : 'long';
}

/** The same, with properties of any value where synth would refuse a rule that Azure has taken: it was deployed, and so is right. */
function loosened(
  properties: readonly InferredProperty[],
  rules: readonly AdoptedRule[],
): readonly InferredProperty[] | undefined {
  for (const all of [properties, properties.map(anyWhere(properties, rules)), properties.map(asAny)]) {
    if (mistaken(all, rules).length === 0) return all;
  }
  return undefined;
}

function asAny(property: InferredProperty): InferredProperty {
  return { ...property, kind: 'any', isRequired: false };
}

/** Loosens what a rule names that is refused. */
function anyWhere(properties: readonly InferredProperty[], rules: readonly AdoptedRule[]) {
  const named = new Set<string>();
  for (const rule of mistaken(properties, rules)) {
    const found = new Map<string, Found>();
    addFilters([rule], found);
    addAction(rule, found);
    for (const statement of rule.action?.statements ?? []) found.set(foldName(statement.target.name), {} as Found);
    for (const key of found.keys()) named.add(key);
  }
  return (property: InferredProperty) => (named.has(foldName(property.name)) ? asAny(property) : property);
}

function mistaken(properties: readonly InferredProperty[], rules: readonly AdoptedRule[]): readonly AdoptedRule[] {
  const contract = contractOf({ properties, examples: 0 });
  if (contract.problems.length > 0) return rules;
  return rules.filter(({ filter, action }) =>
    [filter, action].some((part) => part?.diagnostics(contract).some(({ severity }) => severity === 'error')),
  );
}

/** The contract itself, as the code that is written makes it. */
export function contractOf({ properties }: InferredContract): MessageContract {
  const made = properties.map(({ name, kind, isRequired }): [string, Property] => {
    const property = Properties[kind]();
    return [name, isRequired ? property : property.optional()];
  });
  return MessageContract.of(Object.fromEntries(made) as PropertyMap);
}
