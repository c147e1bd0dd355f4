import { readSent } from '../../broker/amqp/codec';
import {
  BrokerError,
  type BrokeredMessage,
  DEFAULT_RULE,
  type Duration,
  HOUR,
  MINUTE,
  SECOND,
} from '../../broker/core';
import { readEncoded } from '../../broker/local/inside';
import { again } from '../../operations/dead-letters/again';
import { retryQueueBy } from '../../operations/dead-letters/letter';
import { type Identified, idAgain } from '../../operations/dead-letters/original-ids';
import { foldName } from '../../rules';
import { REJECTION_PROPERTIES } from '../../trigger/jobs';
import type { Ledger } from '../judging/example-ledger';
import type { ResultBook } from '../judging/result-book';
import { heardBy, type Listener } from './listener';
import type { Surroundings } from './network';
import type { SimulatedAzureMl } from './simulated-azure-ml';
import type { SimulatedBus } from './simulated-bus';
import type { SimulatedGuards } from './simulated-guards';

export interface PeopleOptions {
  readonly around: Surroundings;
  readonly bus: SimulatedBus;
  readonly azureMl: SimulatedAzureMl;
  readonly guards: SimulatedGuards;
  readonly ledger: Ledger;
  readonly results: ResultBook;
  readonly listeners: readonly Listener[];
  /** Deploys another version of a program, or the first one again. */
  readonly deploy: (listener: Listener, version: 'another' | 'first') => void;
  /** The queues that dead letters are forwarded to. */
  readonly deadLetterQueues: readonly string[];
  /** Within which messages are sent. */
  readonly sending: Duration;
  /** Within which they do something. */
  readonly span: Duration;
  /** What is done first with a message that is sent again; a test may have it the wrong way round. */
  readonly resends: 'sends-first' | 'takes-first';
  /** Under which id a message is sent again; a test may leave it the one that it has. */
  readonly resendsUnder: 'another-id' | 'its-id';
}

/** Those who look after the system, and what they do to it while messages are under way. */
export function busyPeople(options: PeopleOptions): void {
  const { around, listeners, span, azureMl, ledger, guards } = options;
  const { time, luck, tell } = around;
  const some = (place: string) => Math.floor(luck.number(`time of ${place}`) * span);
  const soon = (place: string) => Math.floor(luck.number(`time of ${place}`) ** 2 * options.sending);
  for (const listener of listeners) {
    const { subscription } = listener;
    const [entity] = heardBy(listener);
    if (luck.happens('paused', subscription)) pause(options, entity, some(`pause ${subscription}`));
    // While messages come: later it would be nobody's business.
    if (luck.happens('rules-replaced', subscription)) replaceRule(options, entity, soon(`rules ${subscription}`));
    if (luck.happens('default-rule-back', subscription)) defaultRule(options, entity, soon(`default ${subscription}`));
    if (luck.happens('two-versions', subscription)) deployAnother(options, listener, soon(`version ${subscription}`));
  }
  if (luck.happens('starts-stopped', 'people')) time.after(soon('stop'), () => guards.stopForAWhile('people'));
  const queues = listeners.flatMap(({ retryQueue, rejectedQueue }) => [retryQueue, rejectedQueue]);
  for (const queue of new Set(queues)) if (luck.happens('queue-full', queue)) fill(options, queue);
  for (const queue of new Set(listeners.map(({ rejectedQueue }) => rejectedQueue)))
    if (luck.happens('set-aside-resent', queue)) time.after(some(`resend ${queue}`), () => resend(options, queue));
  for (const queue of options.deadLetterQueues)
    if (luck.happens('dead-letters-resent', queue)) time.after(some(`resend ${queue}`), () => resend(options, queue));
  if (luck.happens('job-archived', 'people')) {
    time.after(some('archive'), () => {
      const name = azureMl.archiveOne('archived');
      if (name !== undefined) tell('somebody', `archives ${name}`);
    });
  }
  if (luck.happens('job-deleted', 'people')) {
    // Soon: what is deleted days later, nobody asks for again.
    time.after(2 * soon('delete'), () => {
      const name = azureMl.deleteOne('deleted');
      if (name === undefined) return;
      tell('somebody', `deletes ${name}`);
      ledger.hearDeleted(name);
    });
  }
  if (luck.happens('region-lost', 'Service Bus')) loseRegion(options, soon('region'));
}

/** How long it is waited for something that happens while messages are copied. */
const COPIES_BY: Duration = HOUR;

/** The region is lost a while after the last time that it was copied to the other one: in the middle of something, mostly. */
function loseRegion({ around, bus, ledger, results, listeners }: PeopleOptions, at: Duration): void {
  const { time, luck, tell } = around;
  let isCopied = false;
  const copy = () => {
    if (isCopied) return;
    isCopied = true;
    const copied = bus.copy();
    time.after(luck.between(SECOND, 10 * MINUTE, 'region lost after'), () => {
      tell('Service Bus', 'the region is lost, and the other one goes on with what was copied');
      ledger.forget(copied);
      results.forget();
      bus.loseRegion();
    });
  };
  time.after(at, () => {
    for (const listener of listeners) for (const entity of heardBy(listener)) bus.watch(entity, copy);
    time.after(COPIES_BY, copy);
  });
}

/** Another version is deployed while messages come, machine by machine; at times it is taken back. */
function deployAnother({ around, deploy }: PeopleOptions, listener: Listener, at: Duration): void {
  const { time, luck } = around;
  const { subscription } = listener;
  time.after(at, () => deploy(listener, 'another'));
  if (luck.number(`back ${subscription}`) < 0.3)
    time.after(at + luck.between(MINUTE, 2 * HOUR, `back after ${subscription}`), () => deploy(listener, 'first'));
}

/** Somebody has filled it, or it is disabled: from the first hours on, when it is needed. */
function fill({ around, bus }: PeopleOptions, queue: string): void {
  const { time, luck, tell } = around;
  time.after(luck.between(0, 5 * HOUR, `time of ${queue}`), () => {
    tell(queue, 'takes nothing more');
    bus.run({ kind: 'fill', entity: queue, full: true });
    time.after(luck.between(MINUTE, 12 * HOUR, `full ${queue}`), () => {
      tell(queue, 'takes messages again');
      bus.run({ kind: 'fill', entity: queue, full: false });
    });
  });
}

function pause({ around, bus }: PeopleOptions, entity: string, at: Duration): void {
  const { time, luck, tell } = around;
  time.after(at, () => {
    tell('somebody', `pauses ${entity}`);
    bus.run({ kind: 'update', entity, settings: { status: 'ReceiveDisabled' } });
    time.after(luck.between(SECOND, 8 * HOUR, `pause of ${entity}`), () => {
      tell('somebody', `lets ${entity} go on`);
      bus.run({ kind: 'update', entity, settings: { status: 'Active' } });
    });
  });
}

function replaceRule({ around, bus }: PeopleOptions, subscription: string, at: Duration): void {
  const { time, luck, tell } = around;
  time.after(at, () => {
    const rules = bus.look.rules(subscription);
    if (rules instanceof BrokerError || rules.length === 0) return;
    const { rule } = luck.pick(rules, `rule of ${subscription}`);
    tell('somebody', `takes the rule ${rule.name} of ${subscription} away`);
    bus.run({ kind: 'remove-rule', subscription, name: rule.name });
    time.after(luck.between(SECOND, 2 * MINUTE, `gap of ${subscription}`), () => {
      tell('somebody', `makes the rule ${rule.name} of ${subscription} again`);
      bus.run({ kind: 'add-rule', subscription, rule });
    });
  });
}

function defaultRule({ around, bus }: PeopleOptions, subscription: string, at: Duration): void {
  const { time, luck, tell } = around;
  time.after(at, () => {
    tell('somebody', `makes $Default in ${subscription}`);
    bus.run({ kind: 'add-rule', subscription, rule: DEFAULT_RULE });
    time.after(luck.between(SECOND, 2 * MINUTE, `default of ${subscription}`), () => {
      tell('somebody', `takes $Default of ${subscription} away`);
      bus.run({ kind: 'remove-rule', subscription, name: DEFAULT_RULE.name });
    });
  });
}

/** Sends everything of a queue again, first sent and then taken away, as `dead-letters resend` does. */
function resend({ around, bus, resends, resendsUnder }: PeopleOptions, queue: string): void {
  const { tell, luck } = around;
  for (const message of bus.peek(queue)) {
    const { sequenceNumber } = message;
    const messageId = bus.originalIdOf(message.messageId);
    const to = targetOf(message);
    if (to === undefined) continue;
    const take = () => bus.run({ kind: 'discard', entity: queue, sequenceNumbers: [sequenceNumber] });
    const send = () => {
      const id = resendsUnder === 'its-id' ? {} : idAgain(seenIn(queue, message), to);
      const bytes = again(message.encoded, { properties: new Map(), ...id });
      const answer = bus.run({ kind: 'send', entity: to, messages: [readSent(bytes)] });
      if (!(answer instanceof BrokerError)) tell('somebody', `sends ${messageId} again from ${queue}, to ${to}`);
      return answer;
    };
    const [first, second] = resends === 'sends-first' ? [send, take] : [take, send];
    if (first() instanceof BrokerError) continue;
    // Whoever is stopped in between has it at both places.
    if (luck.happens('resend-stopped', `${messageId} of ${queue}`)) {
      tell('somebody', `is stopped while ${messageId} is sent again`);
      continue;
    }
    second();
  }
}

function seenIn(queue: string, { encoded, deadLetterSource, sequenceNumber, enqueuedAt }: BrokeredMessage): Identified {
  return {
    message: readEncoded(encoded).message,
    place: { entity: { kind: 'queue', name: queue }, subQueue: undefined },
    deadLetterSource,
    sequenceNumber: BigInt(sequenceNumber),
    enqueuedAt: new Date(enqueuedAt),
  };
}

/** Where `dead-letters resend` sends it; `undefined` for what it leaves: of a message whose body was cut, nothing can be sent. */
function targetOf({ encoded, deadLetterSource }: BrokeredMessage): string | undefined {
  const { message } = readEncoded(encoded);
  const property = (name: string) => message.property(foldName(name));
  if (property(REJECTION_PROPERTIES.cutFrom) !== undefined) return undefined;
  const said = property(REJECTION_PROPERTIES.retryQueue);
  return retryQueueBy(deadLetterSource, typeof said === 'string' ? said : undefined);
}
