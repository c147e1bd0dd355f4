import { amqpCodec } from '../../broker/amqp/codec';
import {
  type AnswerOf,
  Broker,
  BrokerError,
  type BrokerEvent,
  type BrokeredMessage,
  type Command,
  type Delivery,
  type Duration,
  type JournalRecord,
  MINUTE,
  type ReceiverId,
  subscriptionAddress,
  type Tier,
  type Time,
} from '../../broker/core';
import { readEncoded } from '../../broker/local/inside';
import type { SetupCommand } from '../../broker/setup/setup';
import { foldName } from '../../rules';
import { isStayId, ORIGINAL_ID_PROPERTY } from '../../trigger/jobs';
import type { Surroundings } from './network';

/** Who receives. */
export interface Receiving {
  deliver(delivery: Delivery): void;
  /** It is closed, and nothing comes any more. */
  closed(error: BrokerError): void;
}

export interface SimulatedBusOptions {
  readonly around: Surroundings;
  readonly commands: readonly SetupCommand[];
  readonly tier: Tier | undefined;
  readonly seed: string;
  readonly onEvent: (event: BrokerEvent) => void;
}

/** Service Bus in virtual time: the state machine of the local one, without sockets. */
export class SimulatedBus {
  private broker: Broker;
  private readonly receivers = new Map<ReceiverId, Receiving>();
  private waker: Time | undefined;
  private opened = 0;
  private readonly lockDurations = new Map<string, Duration>();
  /** The ids that senders gave messages, by those of their copies. */
  private readonly originals = new Map<string, string>();
  private readonly watchers = new Map<string, readonly (() => void)[]>();
  /** What was copied to the other region, and when. */
  private copied: readonly JournalRecord[] | undefined;

  constructor(private readonly options: SimulatedBusOptions) {
    this.broker = new Broker(this.brokerOptions(options.seed));
    for (const command of options.commands) {
      const answer = this.run(command);
      if (answer instanceof BrokerError) throw answer;
    }
  }

  private brokerOptions(seed: string): ConstructorParameters<typeof Broker>[0] {
    const { tier } = this.options;
    return { codec: amqpCodec, seed, events: true, ...(tier !== undefined && { tier }) };
  }

  run<C extends Command>(command: C): AnswerOf<C> | BrokerError {
    const { answer, effects } = this.broker.run(command, this.options.around.time.now);
    this.carryOut(effects);
    if (command.kind === 'update') this.stir(command.entity);
    return answer;
  }

  /** Locks the next message of an entity that waits there now, for who only asks now and then. */
  take(entity: string): Delivery | BrokerError | undefined {
    let taken: Delivery | undefined;
    const receiver = this.open(entity, {
      deliver: (delivery) => {
        taken = delivery;
      },
      closed: () => undefined,
    });
    if (receiver instanceof BrokerError) return receiver;
    this.run({ kind: 'set-credit', receiver, credit: 1, drain: true });
    this.close(receiver);
    return taken;
  }

  /** Opens a receiver that takes one message at a time. */
  open(entity: string, receiving: Receiving): ReceiverId | BrokerError {
    const receiver = `receiver ${this.opened++}`;
    this.receivers.set(receiver, receiving);
    const answer = this.run({ kind: 'open-receiver', receiver, entity, mode: 'peek-lock' });
    if (!(answer instanceof BrokerError)) return receiver;
    this.receivers.delete(receiver);
    return answer;
  }

  close(receiver: ReceiverId): void {
    if (this.receivers.delete(receiver)) this.run({ kind: 'close-receiver', receiver });
  }

  /** What waits in a queue, a subscription or their dead letters. */
  peek(entity: string): readonly BrokeredMessage[] {
    const found: BrokeredMessage[] = [];
    for (let from = 0; ; ) {
      const answer = this.run({ kind: 'peek', entity, from, count: 250 });
      if (answer instanceof BrokerError || answer.messages.length === 0) return found;
      found.push(...answer.messages);
      from = (found.at(-1)?.sequenceNumber ?? 0) + 1;
    }
  }

  /** The id that its sender gave a message, also of a copy, which has one of its own. */
  originalIdOf(messageId: string | undefined): string {
    return this.originals.get(messageId ?? '') ?? messageId ?? '';
  }

  get look(): Pick<Broker, 'list' | 'subscriptions' | 'rules' | 'describe' | 'maxMessageSize'> {
    return this.broker;
  }

  /** How long a receiver has a message of an entity for itself. */
  lockDuration(entity: string): Duration {
    const known = this.lockDurations.get(entity);
    if (known !== undefined) return known;
    const found = this.broker.describe(entity);
    const lock =
      found instanceof BrokerError || !('lockDuration' in found.settings) ? MINUTE : found.settings.lockDuration;
    this.lockDurations.set(entity, lock);
    return lock;
  }

  /** Hears of whatever happens to an entity from now on. */
  watch(entity: string, onStir: () => void): void {
    this.watchers.set(entity, [...(this.watchers.get(entity) ?? []), onStir]);
  }

  /** Copies everything to another region. @returns the messages that are there */
  copy(): ReadonlySet<string> {
    this.copied = this.broker.snapshot();
    const all = this.entities().flatMap((entity) => [entity, `${entity}/$DeadLetterQueue`]);
    return new Set(all.flatMap((entity) => this.peek(entity).map(({ messageId }) => this.originalIdOf(messageId))));
  }

  /** The addresses of all queues and subscriptions. */
  entities(): string[] {
    const subscriptions = this.look.list('topic').flatMap(({ name }) => {
      const all = this.look.subscriptions(name);
      return all instanceof BrokerError ? [] : all.map((one) => subscriptionAddress(name, one.name));
    });
    return [...this.look.list('queue').map(({ name }) => name), ...subscriptions];
  }

  /** Goes on with what was copied; whoever receives has to come again. */
  loseRegion(): void {
    if (this.copied === undefined) return;
    this.broker = Broker.restore(this.copied, this.brokerOptions(`${this.options.seed} elsewhere`));
    const open = [...this.receivers.values()];
    this.receivers.clear();
    this.waker = undefined;
    const gone = new BrokerError('amqp:link:detach-forced', 'the region is lost');
    for (const receiving of open) receiving.closed(gone);
    this.wake();
  }

  private carryOut(effects: ReturnType<Broker['advance']>['effects']): void {
    for (const effect of effects) {
      if (effect.kind === 'event') {
        this.options.onEvent(this.withOriginalId(effect.event));
        this.stir(effect.event.entity);
      }
      if (effect.kind === 'deliver') this.receivers.get(effect.receiver)?.deliver(effect.delivery);
      if (effect.kind === 'receiver-closed') {
        const receiving = this.receivers.get(effect.receiver);
        this.receivers.delete(effect.receiver);
        receiving?.closed(effect.error);
      }
    }
    this.wake();
  }

  /** What happens to copies is told of the message. */
  private withOriginalId(event: BrokerEvent): BrokerEvent {
    const { what, messageId, encoded } = event;
    if (messageId === undefined || !isStayId(messageId)) return event;
    if (what === 'sent' && encoded !== undefined) {
      const original = readEncoded(encoded).message.property(foldName(ORIGINAL_ID_PROPERTY));
      if (typeof original === 'string') this.originals.set(messageId, original);
    }
    return { ...event, messageId: this.originalIdOf(messageId) };
  }

  private stir(entity: string): void {
    for (const onStir of this.watchers.get(entity) ?? []) onStir();
  }

  private wake(): void {
    const { time } = this.options.around;
    const next = this.broker.nextDue();
    if (next === undefined || (this.waker !== undefined && this.waker <= next)) return;
    this.waker = next;
    time.at(next, () => {
      if (this.waker === next) this.waker = undefined;
      this.carryOut(this.broker.advance(time.now).effects);
    });
  }
}
