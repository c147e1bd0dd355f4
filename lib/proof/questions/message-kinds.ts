import { CorrelationFilter, type RuleFilter, SqlFilter } from '../../rules';
import { printName, printText } from '../../rules/language/print';
import { areApart, type Box, boxOfText, isOnlyOneOf } from '../messages/box';
import { EVERY_MESSAGE, inAny, type MessageSet, outside } from '../messages/message-set';
import type { MessageSpace } from '../messages/message-space';
import { keyOf } from '../messages/property-use';
import type { Usages } from '../messages/usage';
import type { Prover } from './prover';

/** The property that tells kinds of messages apart, and its values. */
interface KindProperty {
  readonly name: string;
  readonly isSystem: boolean;
  readonly values: readonly string[];
}

/** Messages that a reader has one word for. */
export interface MessageKind {
  /** `eventType = 'dataset.ready'`. */
  readonly kind: string;
  readonly messages: MessageSet;
  /** Whether these are the messages that are of no known kind. */
  readonly isRest: boolean;
  /** Bounds of the messages of the kind, where they have one text. */
  readonly box?: Box;
  /** Whether a set of messages with this box may have some of the kind. */
  isNear(box: Box): boolean;
}

/**
 * The kinds of messages, and all others: by a list of texts that the contract asks every message for, or else by the
 * property that most rules compare with texts.
 *
 * @param usages what rules do with properties
 */
export function messageKinds(prover: Prover, usages: Usages): readonly MessageKind[] {
  const property = kindProperty(prover.space, usages);
  if (property === undefined) {
    return [{ kind: 'all messages', messages: EVERY_MESSAGE, isRest: false, isNear: () => true }];
  }
  const scope = property.isSystem ? 'sys' : undefined;
  const name = property.isSystem ? `sys.${property.name}` : printName(property.name);
  const key = keyOf({ scope, name: property.name });
  const kinds = property.values.map((value): MessageKind => {
    const kind = `${name} = ${printText(value)}`;
    const box = boxOfText(key, value);
    const messages = prover.matching(filterOf(property, value));
    return { kind, messages, isRest: false, box, isNear: (other) => !areApart(other, box) };
  });
  const known = new Set(property.values);
  const rest: MessageKind = {
    kind: `any other ${name}`,
    messages: outside(inAny(...kinds.map(({ messages }) => messages))),
    isRest: true,
    isNear: (box) => box !== undefined && !isOnlyOneOf(box, key, known),
  };
  return [...kinds, rest];
}

/** The filter for the messages of a kind. Of a correlation filter there is nothing to parse, and there may be thousands. */
function filterOf({ name, isSystem }: KindProperty, value: string): RuleFilter {
  return isSystem
    ? SqlFilter._ofAnySize(`sys.${name} = ${printText(value)}`)
    : CorrelationFilter.of({ properties: { [name]: value } });
}

function kindProperty(space: MessageSpace, usages: Usages): KindProperty | undefined {
  const used = [...usages.byKey.values()].map(({ name, isSystem, literals, rules }) => ({
    name,
    isSystem,
    // The empty text is no kind of message.
    // A list of the contract has them all.
    values:
      (isSystem ? space.property(name, true).allowed : undefined) ??
      [...literals].filter((value): value is string => typeof value === 'string' && value !== ''),
    rules,
  }));
  const rulesOf = (name: string) => usages.byKey.get(keyOf({ scope: undefined, name }))?.rules ?? 0;
  const listed = space.required.filter(({ allowed }) => allowed !== undefined);
  const [best] = [...listed].sort((a, b) => rulesOf(b.name) - rulesOf(a.name));
  if (best !== undefined) return { name: best.name, isSystem: false, values: best.allowed ?? [] };
  const [most] = used
    .filter(({ values, rules }) => values.length > 0 && rules > 0)
    .sort((a, b) => b.rules - a.rules || b.values.length - a.values.length);
  return most;
}
