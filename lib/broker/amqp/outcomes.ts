import type { Value } from '../../rules';
import { Integer } from '../../rules/values/values';
import { BrokerError, type MessageChanges, type Settlement } from '../core';
import { ruleValue } from './codec';
import { AmqpSymbol, type AmqpValue, Described, type Encodable, encode } from './encoding';

/** Descriptors of what deliveries end as. OASIS AMQP 1.0, part 3, section 3.4, and part 4, section 4.5 */
const CODES = {
  accepted: 0x24,
  rejected: 0x25,
  released: 0x26,
  modified: 0x27,
  declared: 0x33,
  transactional: 0x34,
  error: 0x1d,
} as const;
const SYMBOLS: ReadonlyMap<string, number> = new Map([
  ['amqp:accepted:list', CODES.accepted],
  ['amqp:rejected:list', CODES.rejected],
  ['amqp:released:list', CODES.released],
  ['amqp:modified:list', CODES.modified],
  ['amqp:transactional-state:list', CODES.transactional],
]);

/** What a client says of a delivery. */
export interface Decision {
  readonly settlement: Settlement;
  /** The transaction that it is a part of, where it is. */
  readonly transaction: string | undefined;
}

/** What a client has decided by a state that it sent; `undefined` for a state that decides nothing. */
export function decisionOf(state: AmqpValue): Decision | undefined {
  const code = codeOf(state);
  const fields = state instanceof Described && Array.isArray(state.value) ? (state.value as readonly AmqpValue[]) : [];
  if (code === CODES.transactional) {
    const [id, outcome = null] = fields;
    const inner = decisionOf(outcome);
    return inner && { ...inner, transaction: Buffer.isBuffer(id) ? id.toString('utf8') : '' };
  }
  const settlement = settlementOf(code, fields);
  return settlement && { settlement, transaction: undefined };
}

/** The transaction that a message is sent in. */
export function transactionOf(state: AmqpValue): string | undefined {
  if (codeOf(state) !== CODES.transactional) return undefined;
  const [id] = (state as Described).value as readonly AmqpValue[];
  return Buffer.isBuffer(id) ? id.toString('utf8') : '';
}

function settlementOf(code: number | undefined, fields: readonly AmqpValue[]): Settlement | undefined {
  switch (code) {
    case CODES.accepted:
      return { kind: 'complete' };
    case CODES.released:
      return { kind: 'release' };
    case CODES.modified: {
      const [, isUndeliverableHere, annotations] = fields;
      return { kind: isUndeliverableHere === true ? 'defer' : 'abandon', changes: changesOf(annotations) };
    }
    case CODES.rejected: {
      const [error] = fields;
      const parts =
        error instanceof Described && Array.isArray(error.value) ? (error.value as readonly AmqpValue[]) : [];
      return deadLetterOf(parts[2]);
    }
    default:
      return undefined;
  }
}

const REASON = 'DeadLetterReason';
const DESCRIPTION = 'DeadLetterErrorDescription';

function deadLetterOf(info: AmqpValue | undefined): Settlement {
  const entries = info instanceof Map ? [...info] : [];
  const textAt = (name: string) => {
    const found = entries.find(([key]) => key === name)?.[1];
    return typeof found === 'string' ? found : undefined;
  };
  const changes = new Map(entries.filter(([key]) => key !== REASON && key !== DESCRIPTION));
  return { kind: 'dead-letter', reason: textAt(REASON), description: textAt(DESCRIPTION), changes: changesOf(changes) };
}

/** The application properties that a settlement changes; those that are null are taken away. */
export function changesOf(map: AmqpValue | undefined): MessageChanges | undefined {
  if (!(map instanceof Map) || map.size === 0) return undefined;
  const properties = new Map<string, Value | undefined>();
  for (const [name, value] of map as ReadonlyMap<AmqpValue, AmqpValue>) {
    if (typeof name === 'string') properties.set(name, value === null ? undefined : ruleValue(value));
  }
  return { properties, system: new Map() };
}

function codeOf(state: AmqpValue): number | undefined {
  if (!(state instanceof Described)) return undefined;
  const { descriptor } = state;
  if (typeof descriptor === 'string') return SYMBOLS.get(descriptor);
  return descriptor instanceof Integer ? descriptor.toNumber() : undefined;
}

/** A value of one of AMQP's own described types. */
export function composite(code: number, fields: readonly Encodable[]): Encodable {
  return { descriptor: Integer.small('ulong', code), value: fields };
}

const accepted = composite(CODES.accepted, []);

/** What the service says of a delivery, in bytes. */
export const states = {
  accepted: encode(accepted),
  /** The same outcome as the client's; of a dead-lettered message without the error, which clients would take for one. */
  of: (kind: Settlement['kind']) => SETTLED[kind],
  rejected: (error: BrokerError) => encode(composite(CODES.rejected, [errorValue(error)])),
  declared: (transaction: string) => encode(composite(CODES.declared, [Buffer.from(transaction, 'utf8')])),
  inTransaction: (transaction: string) =>
    encode(composite(CODES.transactional, [Buffer.from(transaction, 'utf8'), accepted])),
};

const SETTLED = {
  complete: states.accepted,
  abandon: encode(composite(CODES.modified, [true, false])),
  release: encode(composite(CODES.released, [])),
  defer: encode(composite(CODES.modified, [false, true])),
  'dead-letter': encode(composite(CODES.rejected, [])),
} as const;

function errorValue({ condition, description }: BrokerError): Encodable {
  // The client for Python reads the third field, where others are content with two.
  return composite(CODES.error, [new AmqpSymbol(condition), description, null]);
}

/** That a client sends what is no AMQP, or no message. */
export function malformed(why: string): BrokerError {
  return new BrokerError('amqp:invalid-field', `What was sent cannot be read: ${why}.`);
}
