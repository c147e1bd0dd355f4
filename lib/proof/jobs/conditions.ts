import { decisionsOf, type JobStarts, type ParameterSchema, placeSchema } from '../../requests';
import type { Topic, Unresolved } from '../../routing';
import { foldName, isObject } from '../../rules';
import { propertiesOf } from '../../rules/properties/contract-schema';
import type { Property, PropertyMap } from '../../rules/properties/property';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, NO_MESSAGE, outside, perhaps } from '../messages/message-set';
import type { Passage } from '../messages/passage';
import { keyOf } from '../messages/property-use';
import type { Ask } from './asked-filters';
import { having, lacking } from './message-values';

/** Something that has to hold of a copy, so that templates take it. */
export interface Condition {
  /** The same for the same condition on copies of other passages. */
  readonly key: string;
  /** The property that it is about. */
  readonly property: string;
  /** Whether anything is known of the property: of one that no contract has, and no rule sets, nothing is. */
  readonly isKnown: boolean;
  /** The templates that ask for it: one that reads the property, or all, of what the contract says. */
  readonly templates: readonly string[];
  /** The copies of which it holds. */
  readonly holds: MessageSet;
}

/**
 * What has to hold of the copies of a subscription: that each property that a template reads has a value that may stand
 * where it is put, and that the properties are still as the contract says, which the program looks at too.
 */
export class Conditions {
  /** What the contract of the subscription's topic has, by which the program judges. */
  private readonly contract: PropertyMap | undefined;
  /** What else it says than can be asked. */
  private readonly open: readonly Unresolved[];
  /** What messages are as they are sent. */
  private readonly sent: PropertyMap | undefined;

  /**
   * @param topic that of the subscription
   * @param sentTo the topic that messages are sent to, of which some are forwarded
   */
  constructor(
    private readonly starts: JobStarts,
    private readonly topic: Topic,
    private readonly sentTo: Topic,
  ) {
    const { contract, address } = topic;
    this.contract = contract && propertiesOf(contract);
    this.sent = sentTo.contract && propertiesOf(sentTo.contract);
    const isOpen = contract !== undefined && (this.contract === undefined || hasMore(contract));
    const problem = 'it says more than its properties, which is not computed';
    this.open = isOpen ? [{ address, argument: '//.contract', problem }] : [];
  }

  /** The conditions on copies that have come by a passage. */
  of(ask: Ask, passage: Passage): readonly Condition[] {
    return this.ask(ask, {
      isChanged: (property) => passage.changes(keyOf({ scope: undefined, name: property })),
      isWhole: (property) => this.isWhole(property, passage),
    });
  }

  /** All conditions that may be asked of copies that have come by any passage. */
  all(ask: Ask): readonly Condition[] {
    return [true, false].flatMap((isWhole) => this.ask(ask, { isChanged: () => true, isWhole: () => isWhole }));
  }

  private ask(ask: Ask, change: Change): readonly Condition[] {
    return [...this.places(ask, change), ...this.kept(ask, change)];
  }

  private places(ask: Ask, change: Change): Condition[] {
    const found = new Map<string, Condition>();
    for (const [name, template] of Object.entries(this.starts.templates)) {
      for (const { property, wins, ...place } of decisionsOf(template)) {
        const schema = placeSchema(template, place);
        // Where the body wins, it can say what is right, if anything is.
        if (wins === 'body' && schema !== undefined) continue;
        const key = `${foldName(property)} ${JSON.stringify(schema ?? null)}`;
        const templates = [...(found.get(key)?.templates ?? []), name];
        const values = schema === undefined ? NO_MESSAGE : having(ask, property, schema, change.isWhole(property));
        found.set(key, {
          key,
          property,
          isKnown: this.isKnown(property, change),
          templates: [...new Set(templates)],
          holds: inAny(lacking(ask, property), values),
        });
      }
    }
    return [...found.values()];
  }

  /** Whether anything is known of a property: what senders set is, where there is a contract, and what a rule does. */
  private isKnown(property: string, change: Pick<Change, 'isChanged'>): boolean {
    return this.sentTo.contract !== undefined || change.isChanged(property);
  }

  /** The properties that are read, and of which nothing is known. */
  unknown(passage: Passage): readonly string[] {
    const change = { isChanged: (property: string) => passage.changes(keyOf({ scope: undefined, name: property })) };
    const read = Object.values(this.starts.templates).flatMap((template) => decisionsOf(template));
    const names = read.filter(({ property, wins }) => wins === 'property' && !this.isKnown(property, change));
    return [...new Set(names.map(({ property }) => property))];
  }

  /** That the properties are as the contract says: as they were sent they are, so it is about those that a rule changes. */
  private kept(ask: Ask, change: Change): Condition[] {
    const templates = Object.keys(this.starts.templates);
    const conditions = Object.entries(this.contract ?? {}).flatMap(([property, declared]): Condition[] => {
      // What was sent to another topic is as the contract of that one says.
      const isChanged = this.topic !== this.sentTo || change.isChanged(property);
      // Of any value is NULL as well, which is as good as none.
      if (!isChanged && !(declared.required && declared.kind === 'any')) return [];
      const lacks = lacking(ask, property);
      const values = this.ofContract(ask, property, declared, change.isWhole(property), isChanged);
      return [
        {
          key: `contract ${property}`,
          property,
          isKnown: true,
          templates,
          holds: declared.required ? inAll(outside(lacks), values) : inAny(lacks, values),
        },
      ];
    });
    const open = this.open.map((one) => ({
      key: 'contract',
      property: 'what is sent',
      isKnown: true,
      templates,
      holds: perhaps(EVERY_MESSAGE, [one]),
    }));
    return [...conditions, ...open];
  }

  private ofContract(ask: Ask, name: string, declared: Property, isWhole: boolean, isChanged: boolean): MessageSet {
    const schema = schemaOf(declared);
    if (schema !== undefined) return having(ask, name, schema, isWhole);
    if (declared.kind === 'any' && this.says(name).length === 0) return EVERY_MESSAGE;
    const { address } = this.topic;
    const problem = `whether ${name} is as it says after an action is not computed`;
    return isChanged ? perhaps(EVERY_MESSAGE, [{ address, argument: '//.contract', problem }]) : EVERY_MESSAGE;
  }

  /** What the schema of a property says. */
  private says(name: string): readonly string[] {
    const { properties } = this.topic.contract as { readonly properties?: unknown };
    const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : {};
    return isObject(own) ? Object.keys(own).filter((keyword) => !REMARKS.has(keyword)) : ['a schema of another form'];
  }

  /** Whether a property has no fraction, after a passage, where it is a number. */
  private isWhole(name: string, passage: Passage): boolean {
    const declared = Object.entries(this.sent ?? {}).find(([one]) => foldName(one) === foldName(name))?.[1];
    const isDeclared = declared?.kind === 'int' || declared?.kind === 'long';
    // A property that is there keeps its type; one that an action makes has that of the value.
    return this.sent !== undefined && (isDeclared || declared === undefined) && setWhole(name, passage);
  }
}

/** What rules do to a property on its way. */
interface Change {
  isChanged(property: string): boolean;
  /** Whether it has no fraction, where it is a number. */
  isWhole(property: string): boolean;
}

/** Whether an action sets a property to nothing but whole numbers that are written down; so it is where none sets it. */
function setWhole(name: string, passage: Passage): boolean {
  const own = passage.statements.filter(
    ({ target }) => target.scope !== 'sys' && foldName(target.name) === foldName(name),
  );
  const isWritten = own.every(
    (one) => one.kind === 'remove' || (one.value.kind === 'literal' && typeof one.value.value === 'bigint'),
  );
  return isWritten && (passage.before === undefined || setWhole(name, passage.before));
}

/** What the contract says of a property, as a parameter says it; `undefined` where that says less. */
function schemaOf({ kind, values, limits: { min, max } }: Property): ParameterSchema | undefined {
  const bounds = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  switch (kind) {
    case 'enumeration':
      return { type: 'string', enum: values ?? [] };
    case 'string':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
    case 'double':
      return { type: 'number', ...bounds };
    case 'int':
      return { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1, ...bounds };
    case 'long':
      return { type: 'integer', ...bounds };
    case 'any':
    case 'datetime':
      return undefined;
  }
}

const REMARKS = new Set(['title', 'description', 'default', '$comment', 'examples']);
const UNDERSTOOD = new Set(['$schema', '$id', 'type', 'properties', 'required', ...REMARKS]);

/** Whether a contract says more than which properties there are, and which of them every message has. */
function hasMore(contract: object): boolean {
  return Object.keys(contract).some((keyword) => !UNDERSTOOD.has(keyword));
}
