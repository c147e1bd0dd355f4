import { Message, NotAValue, type RuleFilter, readValue, type Value } from '../../rules';
import { printExpression } from '../../rules/language/print';
import { walk } from '../../rules/language/syntax';
import { spaceOfUsage } from '../messages/inferred-space';
import type { PropertySpace } from '../messages/message-space';
import type { Usages } from '../messages/usage';
import type { Contract } from '../questions/prover';

/** What the messages look like that no contract describes, and in sentences what that takes for granted. */
export interface AnyMessage {
  readonly contract: Contract;
  readonly assumptions: readonly string[];
}

/**
 * The messages of a topic to which anything is sent: each property has any value that JSON has. What filters look into
 * with LIKE, or compute with, has the type that they use it as: of the text of a double no solver knows anything.
 */
export function anyMessage(usages: Usages): AnyMessage {
  const used = [...usages.byKey.values()].filter(({ isSystem }) => !isSystem);
  const inferred = spaceOfUsage(usages);
  const schemas = used.map(({ name, liked, computed }) => {
    const words = liked || computed ? wordsOf(inferred.property(name, false)) : undefined;
    return { name, words };
  });
  const typed = schemas.flatMap(({ name, words }) =>
    words === undefined ? [] : [`${name} is ${words.said}, null or missing`],
  );
  return {
    contract: {
      schema: {
        type: 'object',
        properties: Object.fromEntries(
          schemas.map(({ name, words }) => [name, words === undefined ? {} : { type: words.types }]),
        ),
      },
    },
    assumptions: [
      ...(typed.length < schemas.length ? ['a property may be a text, a number, true or false, null, or missing'] : []),
      ...typed,
    ],
  };
}

function wordsOf({ types }: PropertySpace): { readonly types: readonly string[]; readonly said: string } {
  const words = [
    ...(types.includes('string') ? [['string', 'a text']] : []),
    ...(types.includes('double')
      ? [['number', 'a number']]
      : types.includes('int')
        ? [['integer', 'a whole number']]
        : []),
    ...(types.includes('bool') ? [['boolean', 'true or false']] : []),
  ];
  return { types: [...words.map(([type]) => type as string), 'null'], said: words.map(([, said]) => said).join(', ') };
}

/** So many messages get an unusual value each. */
const MOST_BASES = 12;

/**
 * Messages with values that JSON does not have, and .NET has: GUIDs, decimals, dates. The solver does not know them, so
 * filters that are said to mean the same are tried on these.
 */
export function unusualMessages(filter: RuleFilter, usages: Usages, bases: readonly Message[]): Message[] {
  return [...usages.byKey.values()]
    .filter(({ isSystem }) => !isSystem)
    .flatMap(({ name }) =>
      unusualValues(filter).flatMap((value) =>
        [new Message(), ...bases.slice(0, MOST_BASES)].map((base) => {
          const message = base.copy();
          message.setProperty(name, value);
          return message;
        }),
      ),
    );
}

function unusualValues(filter: RuleFilter): Value[] {
  const literals = filter.kind === 'sql' && filter.predicate !== undefined ? [...walk(filter.predicate)] : [];
  const written = literals.flatMap((node) => (node.kind === 'literal' ? [node] : []));
  const conditions = filter.kind === 'correlation' ? Object.values(filter.conditions.properties ?? {}) : [];
  const texts = [...written.map(({ value }) => value), ...conditions].filter((value) => typeof value === 'string');
  const numbers = written.flatMap((node) => (typeof node.value === 'bigint' ? [printExpression(node)] : []));
  const guids = texts.filter((text) => GUID.test(text));
  return [
    ...['6f0c0000-0000-0000-0000-000000000001', ...guids.slice(0, 5)].map((guid) => ({ guid })),
    ...['1.50', ...numbers.slice(0, 5)].map((decimal) => ({ decimal })),
    ...[...numbers.slice(0, 3), '1'].filter((one) => /^\d{1,9}$/.test(one)).map((ulong) => ({ ulong })),
    { float: '1.5' },
    { byte: '2' },
    { double: 'NaN' },
    { datetime: '2026-01-02T03:04:05Z' },
    { timespan: '1.00:00:00' },
  ]
    .map((json) => readValue(json))
    .filter((value): value is Value => !(value instanceof NotAValue));
}

const GUID = /^[{(]?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}[)}]?$/i;
