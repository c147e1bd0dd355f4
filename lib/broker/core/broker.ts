import { describe } from './administration/describing';
import { create, remove, update } from './administration/entity-commands';
import { addRule, removeRule, subscriptionAt } from './administration/rule-commands';
import type { BrokerCore, BrokerOptions, Remembered, RuleDescription, SentId } from './commands/broker-core';
import { BrokerError } from './commands/broker-error';
import type { Command } from './commands/command';
import type { AnswerOf, Answers, Effect, Outcome } from './commands/command-outcome';
import type { EntityDescription } from './commands/entity-description';
import type { JournalRecord } from './commands/journal';
import type { Time } from './commands/time';
import { fire } from './firing';
import { rememberedIn } from './messages/accepting';
import { deliverAll } from './messages/delivering';
import { fill, loseLocks, throttle, throttled } from './messages/fault-commands';
import { forwardAll } from './messages/forwarding';
import { closeReceiver, openReceiver, peek, receivable, receiveDeferred, setCredit } from './messages/receiving';
import { sendRefusal } from './messages/send-refusal';
import { cancel, discardAll, prepareSend, scheduledMessages, sendAll } from './messages/sending';
import { getSessionState, listSessions, renewSessionLock, setSessionState } from './messages/session-commands';
import { renewLocks, settle } from './messages/settling';
import { maxMessageSize } from './messages/tier-limits';
import { addToTransaction, declare, discharge } from './messages/transaction-commands';
import { restoreInto, snapshotOf } from './restoring';
import { notFound } from './state/entity-table';
import { Kernel } from './state/kernel';

/** Service Bus as a state machine: one namespace, from empty or from what a journal has. */
export class Broker implements BrokerCore {
  /** The core that wrote these records, with everything in it that is durable. */
  static restore(records: Iterable<JournalRecord>, options: BrokerOptions): Broker {
    const broker = new Broker(options);
    restoreInto(broker.kernel, records);
    return broker;
  }

  private readonly kernel: Kernel;

  constructor(options: BrokerOptions) {
    this.kernel = new Kernel(options);
  }

  run<C extends Command>(command: C, now: Time): Outcome<AnswerOf<C>> {
    this.passUntil(now);
    const answer = throttled(this.kernel, command) ?? this.carryOut(command);
    this.finish();
    return this.outcome(answer as AnswerOf<C> | BrokerError);
  }

  advance(now: Time): Outcome<undefined> {
    this.passUntil(now);
    this.finish();
    return this.outcome(undefined);
  }

  nextDue(): Time | undefined {
    return this.kernel.due.next();
  }

  refusal(entity: string, use: 'send' | 'receive' | 'manage'): BrokerError | undefined {
    const { kernel } = this;
    if (use === 'receive') {
      const store = receivable(kernel, entity);
      return store instanceof BrokerError ? store : undefined;
    }
    if (use === 'manage') {
      const place = kernel.entities.find(entity);
      return place instanceof BrokerError ? place : undefined;
    }
    const sending = kernel.entities.sending(entity);
    if (sending instanceof BrokerError) return sending;
    const error = sendRefusal(sending);
    // That it is full is told of every message: it may be so no longer.
    return error?.condition === 'com.microsoft:entity-disabled' ? error : undefined;
  }

  maxMessageSize(entity: string): number {
    const place = this.kernel.entities.find(entity);
    return maxMessageSize(this.kernel, place instanceof BrokerError ? undefined : place.entity);
  }

  describe(entity: string): EntityDescription | BrokerError {
    const place = this.kernel.entities.find(entity);
    return place instanceof BrokerError ? place : describe(place.entity);
  }

  list(kind: 'queue' | 'topic'): readonly EntityDescription[] {
    const all = [...this.kernel.entities.all()].filter((entity) => entity.kind === kind);
    return all.sort(byKey).map(describe);
  }

  subscriptions(topic: string): readonly EntityDescription[] | BrokerError {
    const place = this.kernel.entities.find(topic);
    if (place instanceof BrokerError) return place;
    if (place.entity.kind !== 'topic') return notFound(`${place.entity.address}/Subscriptions`);
    return [...place.entity.subscriptions.values()].sort(byKey).map(describe);
  }

  rules(subscription: string): readonly RuleDescription[] | BrokerError {
    const entity = subscriptionAt(this.kernel, subscription);
    if (entity instanceof BrokerError) return entity;
    const all = [...entity.rules].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.map(([, { definition, createdAt }]) => ({ rule: definition, createdAt }));
  }

  remembered(entity: string, messages: readonly SentId[]): Remembered | BrokerError {
    const sending = this.kernel.entities.sending(entity);
    return sending instanceof BrokerError ? sending : rememberedIn(this.kernel, sending, messages);
  }

  watched(isWatched: boolean): void {
    this.kernel.isWatched = isWatched;
  }

  snapshot(): JournalRecord[] {
    return snapshotOf(this.kernel);
  }

  /** Lets everything happen that is due until a time, each at its own. */
  private passUntil(now: Time): void {
    const { kernel } = this;
    for (let due = kernel.due.take(now); due !== undefined; due = kernel.due.take(now)) {
      // What was added late happens late.
      kernel.now = Math.max(kernel.now, due.at);
      fire(kernel, due.what);
      this.finish();
    }
    kernel.now = Math.max(kernel.now, now);
  }

  private finish(): void {
    forwardAll(this.kernel);
    deliverAll(this.kernel);
  }

  private outcome<T>(answer: T | BrokerError): Outcome<T> {
    const { kernel } = this;
    const effects: readonly Effect[] = kernel.effects;
    kernel.effects = [];
    return { answer, effects, journal: kernel.journal.take() };
  }

  private carryOut(command: Command): Answers[Command['kind']] | BrokerError {
    const { kernel } = this;
    switch (command.kind) {
      case 'create':
        return create(kernel, command);
      case 'update':
        return update(kernel, command);
      case 'delete':
        return remove(kernel, command);
      case 'add-rule':
        return addRule(kernel, command);
      case 'remove-rule':
        return removeRule(kernel, command);
      case 'send': {
        if (command.transaction !== undefined) {
          const error = addToTransaction(kernel, command.transaction, command);
          return error ?? { sequenceNumbers: command.messages.map(() => 0) };
        }
        const sending = prepareSend(kernel, command);
        return sending instanceof BrokerError ? sending : sendAll(kernel, sending);
      }
      case 'cancel-scheduled': {
        if (command.transaction !== undefined) return addToTransaction(kernel, command.transaction, command);
        const messages = scheduledMessages(kernel, command);
        if (messages instanceof BrokerError) return messages;
        for (const stored of messages) cancel(kernel, stored);
        return undefined;
      }
      case 'peek':
        return peek(kernel, command);
      case 'open-receiver':
        return openReceiver(kernel, command);
      case 'set-credit':
        return setCredit(kernel, command);
      case 'close-receiver':
        return closeReceiver(kernel, command);
      case 'receive-deferred':
        return receiveDeferred(kernel, command);
      case 'settle':
        if (command.transaction !== undefined) return addToTransaction(kernel, command.transaction, command);
        return settle(kernel, command);
      case 'renew-locks':
        return renewLocks(kernel, command);
      case 'renew-session-lock':
        return renewSessionLock(kernel, command);
      case 'get-session-state':
        return getSessionState(kernel, command);
      case 'set-session-state':
        return setSessionState(kernel, command);
      case 'list-sessions':
        return listSessions(kernel, command);
      case 'declare-transaction':
        return declare(kernel);
      case 'discharge-transaction':
        return discharge(kernel, command);
      case 'discard':
        return discardAll(kernel, command);
      case 'lose-locks':
        return loseLocks(kernel, command);
      case 'fill':
        return fill(kernel, command);
      case 'throttle':
        return throttle(kernel, command);
    }
  }
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
