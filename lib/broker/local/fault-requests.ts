import { type AnswerOf, BrokerError, type Command, type Time } from '../core';
import { checkedMilliseconds, type LengthOfTime } from './length-of-time';

/** That the Service Bus on this machine refuses what its program asks for. */
export class ServiceBusRefusal extends Error {
  override readonly name = 'ServiceBusRefusal';

  constructor(
    /** What it is, as clients are told: `amqp:not-found`. */
    readonly condition: string,
    message: string,
  ) {
    super(message);
  }
}

/** What faults are made of. */
export interface Breakable {
  run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
  now(): Time;
  /** Ends all connections. @returns how many there were */
  dropConnections(): Promise<number>;
  /** From now on everything takes so much longer. */
  delay(by: number): void;
}

/** Which locks are lost; all of the entity where nothing is said. */
export interface LockSelection {
  /** The session whose lock is lost. */
  readonly session?: string;
  /** The token of the message whose lock is lost: a GUID. */
  readonly lockToken?: string;
}

/**
 * What goes wrong on demand: for tests of what a program does then. Everything else goes on as it does in the service.
 */
export class Faults {
  constructor(private readonly broker: Breakable) {}

  /**
   * Ends every connection at once, without a word, as a network does that fails. Clients connect again; what was locked
   * over them stays locked until its time.
   *
   * @returns how many connections there were, when clients in this process have had the chance to notice
   */
  dropConnections(): Promise<number> {
    return this.broker.dropConnections();
  }

  /**
   * Ends locks now, as if their time had come: messages come again, and settling them fails with
   * `com.microsoft:message-lock-lost`.
   *
   * @param entity the queue, or `topic/Subscriptions/name`
   * @returns how many locks were lost
   * @throws ServiceBusRefusal where there is no such entity
   */
  async loseLocks(entity: string, selection: LockSelection = {}): Promise<number> {
    const { lost } = await this.run({ kind: 'lose-locks', entity, ...selection });
    return lost;
  }

  /**
   * Refuses sends and requests with `com.microsoft:server-busy` for a time; clients wait and try again. A time of zero ends
   * it.
   *
   * @param length for how long
   * @param entity only of this one @default - of all
   * @throws ServiceBusRefusal where there is no such entity
   */
  async throttle(length: LengthOfTime, entity?: string): Promise<void> {
    const until = this.broker.now() + checkedMilliseconds(length, 'length');
    await this.run({ kind: 'throttle', entity, until });
  }

  /**
   * Makes a queue or topic refuse messages as a full one does, with `amqp:resource-limit-exceeded`.
   *
   * @param isFull false ends it
   * @throws ServiceBusRefusal where there is no such entity
   */
  async fill(entity: string, isFull = true): Promise<void> {
    await this.run({ kind: 'fill', entity, full: isFull });
  }

  /**
   * Lets everything take longer by so much real time: each answer of the service, and each delivery. Zero ends it.
   */
  delay(by: LengthOfTime): void {
    this.broker.delay(checkedMilliseconds(by, 'by'));
  }

  private async run<C extends Command>(command: C): Promise<AnswerOf<C>> {
    const answer = await this.broker.run(command);
    if (answer instanceof BrokerError) throw new ServiceBusRefusal(answer.condition, answer.description);
    return answer;
  }
}
