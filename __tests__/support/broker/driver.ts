import type { AnswerOf } from '../../../lib/broker/core';
import {
  Broker,
  BrokerError,
  type BrokerOptions,
  type Command,
  type Condition,
  type Delivery,
  type Effect,
  type EntityDefinition,
  type JournalRecord,
  type ReceiveMode,
  type RuleDefinition,
  type SentMessage,
  type Settlement,
} from '../../../lib/broker/core';
import { plainValue } from '../../../lib/rules';
import { decoded, jsonCodec, sent } from './json-codec';

/** The time at which tests begin. */
export const START = Date.UTC(2026, 10, 26, 12);

/** A core with a clock that the test turns, and everything that came of it so far. */
export class Driver {
  now = START;
  readonly effects: Effect[] = [];
  readonly journal: JournalRecord[] = [];
  broker: Broker;
  private restarts = 0;

  constructor(readonly options: Partial<BrokerOptions> = {}) {
    this.broker = new Broker(this.all);
  }

  private get all(): BrokerOptions {
    return { codec: jsonCodec, seed: 'test', durable: true, ...this.options };
  }

  /** What a command is answered with; where it is refused the test fails. */
  do<C extends Command>(command: C): AnswerOf<C> {
    const answer = this.try(command);
    if (answer instanceof BrokerError) throw new Error(`${answer.condition}: ${answer.description}`);
    return answer;
  }

  /** What a command is answered with, refused or not. */
  try<C extends Command>(command: C): AnswerOf<C> | BrokerError {
    const { answer, effects, journal } = this.broker.run(command, this.now);
    this.effects.push(...effects);
    this.journal.push(...journal);
    return answer;
  }

  /** Why a command is refused; `undefined` where it is not. */
  refusal(command: Command): Condition | undefined {
    const answer = this.try(command);
    return answer instanceof BrokerError ? answer.condition : undefined;
  }

  /** Turns the clock. */
  wait(milliseconds: number): this {
    this.now += milliseconds;
    const { effects, journal } = this.broker.advance(this.now);
    this.effects.push(...effects);
    this.journal.push(...journal);
    return this;
  }

  /** Begins again from what was written into the journal, as after a restart. */
  restart(): this {
    this.restarts++;
    this.broker = Broker.restore(this.journal, { ...this.all, seed: `restart ${this.restarts}` });
    return this;
  }

  queue(name: string, settings: Extract<EntityDefinition, { kind: 'queue' }>['settings'] = {}): this {
    this.do({ kind: 'create', entity: { kind: 'queue', name, settings } });
    return this;
  }

  topic(name: string, settings: Extract<EntityDefinition, { kind: 'topic' }>['settings'] = {}): this {
    this.do({ kind: 'create', entity: { kind: 'topic', name, settings } });
    return this;
  }

  /** A subscription with rules of SQL, by name; one of text has no action. */
  subscription(
    topic: string,
    name: string,
    rules: Readonly<Record<string, string | Omit<RuleDefinition, 'name'>>> = { all: '1=1' },
    settings: Extract<EntityDefinition, { kind: 'subscription' }>['settings'] = {},
  ): this {
    const subscription = `${topic}/Subscriptions/${name}`;
    this.do({ kind: 'create', entity: { kind: 'subscription', topic, name, settings } });
    this.do({ kind: 'remove-rule', subscription, name: '$Default' });
    for (const [rule, written] of Object.entries(rules)) {
      const body = typeof written === 'string' ? { filter: { kind: 'sql', sql: written } as const } : written;
      this.do({ kind: 'add-rule', subscription, rule: { name: rule, ...body } });
    }
    return this;
  }

  /** Sends a message; a text is one with this body. Tells its number. */
  send(entity: string, message: string | SentMessage): number {
    const one = typeof message === 'string' ? sent({ body: message }) : message;
    return this.do({ kind: 'send', entity, messages: [one] }).sequenceNumbers[0] as number;
  }

  /** Opens a receiver with credit; without, it gets nothing. */
  receiver(entity: string, id: string, credit = 0, mode: ReceiveMode = 'peek-lock', session?: string | null): this {
    const asked = session === undefined ? {} : { session: session === null ? {} : { id: session } };
    this.do({ kind: 'open-receiver', receiver: id, entity, mode, ...asked });
    if (credit > 0) this.do({ kind: 'set-credit', receiver: id, credit });
    return this;
  }

  /** What a receiver has got since the last time somebody asked. */
  received(receiver: string): Delivery[] {
    const own = this.effects.filter((effect) => effect.kind === 'deliver' && effect.receiver === receiver);
    for (const effect of own) this.effects.splice(this.effects.indexOf(effect), 1);
    return own.map((effect) => (effect as Extract<Effect, { kind: 'deliver' }>).delivery);
  }

  /** The bodies of what a receiver has got since the last time. */
  bodies(receiver: string): (string | undefined)[] {
    return this.received(receiver).map(bodyOf);
  }

  /** Receives with a receiver of its own that is closed again. */
  take(entity: string, count = 1, mode: ReceiveMode = 'peek-lock'): Delivery[] {
    const id = `taking from ${entity}`;
    this.receiver(entity, id, count, mode).do({ kind: 'close-receiver', receiver: id });
    return this.received(id);
  }

  settle(entity: string, delivery: Delivery, settlement: Settlement | Settlement['kind']): void {
    const one = typeof settlement === 'string' ? { kind: settlement } : settlement;
    this.do({ kind: 'settle', entity, lockTokens: [delivery.lockToken as string], settlement: one });
  }

  /** The bodies of what is in a queue, in order, without touching it. */
  peek(entity: string, from = 0): (string | undefined)[] {
    return this.do({ kind: 'peek', entity, from, count: 1000 }).messages.map(bodyOf);
  }

  /** The effects of a kind since the last time somebody asked. */
  told<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>[] {
    const own = this.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
    for (const effect of own) this.effects.splice(this.effects.indexOf(effect), 1);
    return own;
  }
}

export function bodyOf({ encoded }: { readonly encoded: Buffer }): string | undefined {
  return decoded(encoded).body;
}

/** The application properties of a message, as plain JSON has them. */
export function propertiesOf({ encoded }: { readonly encoded: Buffer }): Readonly<Record<string, unknown>> {
  const { properties } = jsonCodec.read(encoded);
  return Object.fromEntries(properties.map(({ name, value }) => [name, plainValue(value)]));
}
