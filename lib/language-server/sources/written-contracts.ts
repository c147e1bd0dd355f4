import { isNode, type Node } from '../../package/typescript-parser';
import { MessageContract, Property, SYSTEM_NAMES, type SystemName } from '../../rules';
import { calledName, nodesOf, programOf, unwrapped } from './typescript';

/** A contract that stands in a file. */
export interface WrittenContract {
  /** The constant that it is in, or `MessageContract`. */
  readonly name: string;
  /** Where it stands. */
  readonly start: number;
  readonly contract: MessageContract;
  /** Whether all of its properties were understood by name: nothing is put into it with `...`, no name is computed. */
  readonly isWhole: boolean;
}

/**
 * The contracts of a file, read from `MessageContract.of({ … })` without running it. A property whose kind is not understood
 * may have any value.
 */
export function contractsIn(source: string): WrittenContract[] {
  if (!source.includes('MessageContract')) return [];
  const program = programOf(source);
  if (program === undefined) return [];
  const names = new Map<Node, string>();
  for (const node of nodesOf(program)) {
    const { id, init } = node;
    if (node.type === 'VariableDeclarator' && isNode(id) && isNode(init) && typeof id.name === 'string')
      names.set(unwrapped(init), id.name);
  }
  return [...nodesOf(program)]
    .filter((node) => calledName(node) === 'MessageContract.of')
    .map((call) => {
      const [given, system] = call.arguments as readonly Node[];
      const { properties, isWhole } = propertiesOf(given);
      const contract = MessageContract.of(properties, systemOf(system));
      return { name: names.get(call) ?? 'MessageContract', start: call.start, contract, isWhole };
    });
}

function propertiesOf(given: Node | undefined): { properties: Record<string, Property>; isWhole: boolean } {
  const object = given && unwrapped(given);
  if (object?.type !== 'ObjectExpression') return { properties: {}, isWhole: false };
  const members = object.properties as readonly Node[];
  const named = members.map((member) => [nameOf(member), member] as const);
  const properties = named.flatMap(([name, member]) =>
    name === undefined ? [] : [[name, isNode(member.value) ? propertyOf(member.value) : ANY] as const],
  );
  return { properties: Object.fromEntries(properties), isWhole: named.every(([name]) => name !== undefined) };
}

const ANY = Property.any().optional();

function nameOf({ type, key, computed }: Node): string | undefined {
  if ((type !== 'ObjectProperty' && type !== 'ObjectMethod') || computed === true || !isNode(key)) return undefined;
  if (key.type === 'StringLiteral') return String(key.value);
  return key.type === 'Identifier' ? String(key.name) : undefined;
}

/** `Property.int({ min: 0 }).optional()`. */
function propertyOf(given: Node): Property {
  const node = unwrapped(given);
  const callee = node.callee as Node | undefined;
  if (node.type === 'CallExpression' && isNode(callee?.object) && (callee.property as Node).name === 'optional') {
    return propertyOf(callee.object).optional();
  }
  const args = (node.arguments ?? []) as readonly Node[];
  const [first] = args;
  switch (calledName(node)) {
    case 'Property.string':
      return Property.string();
    case 'Property.oneOf': {
      const values = args.map(unwrapped);
      const [one, ...others] = values.map(({ value }) => value as string);
      const areTexts = values.every(({ type }) => type === 'StringLiteral');
      // Values from elsewhere: text, of which nothing more is known.
      return one !== undefined && areTexts ? Property.oneOf(one, ...others) : Property.string();
    }
    case 'Property.int':
      return Property.int(limitsOf(first));
    case 'Property.long':
      return Property.long(limitsOf(first));
    case 'Property.double':
      return Property.double(limitsOf(first));
    case 'Property.bool':
      return Property.bool();
    case 'Property.datetime':
      return Property.datetime();
    default:
      return ANY;
  }
}

/** Limits that stand there as numbers; without one that is computed. */
function limitsOf(given: Node | undefined): { min?: number; max?: number } {
  const object = given && unwrapped(given);
  if (object?.type !== 'ObjectExpression') return {};
  const limits = (object.properties as readonly Node[]).flatMap((member) => {
    const name = nameOf(member);
    const value = isNode(member.value) ? numberOf(unwrapped(member.value)) : undefined;
    return (name === 'min' || name === 'max') && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(limits);
}

function numberOf({ type, value, operator, argument }: Node): number | undefined {
  if (type === 'NumericLiteral') return value as number;
  if (type !== 'UnaryExpression' || operator !== '-' || !isNode(argument)) return undefined;
  const positive = numberOf(argument);
  return positive === undefined ? undefined : -positive;
}

/** The system properties that producers set, by name; `undefined` where that is not said, or not understood. */
function systemOf(given: Node | undefined): SystemName[] | undefined {
  if (given === undefined) return undefined;
  const node = unwrapped(given);
  const names =
    node.type === 'ArrayExpression'
      ? (node.elements as readonly (Node | null)[]).map((one) =>
          one?.type === 'StringLiteral' ? String(one.value) : undefined,
        )
      : node.type === 'ObjectExpression'
        ? (node.properties as readonly Node[]).map(nameOf)
        : [undefined];
  const known = names.filter((name): name is SystemName => (SYSTEM_NAMES as readonly unknown[]).includes(name));
  return known.length === names.length ? known : undefined;
}
