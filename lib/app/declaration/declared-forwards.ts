import type { IForwardTarget, ServiceBusQueueOptions } from '../../servicebus';

/** Where a queue or a job of a catalogue passes messages on to. */
export interface Forwards {
  /**
   * Where every message goes on to at once; nobody can read what forwards. A queue of the catalogue, or by its name any
   * queue or topic of the environment: `'drift-review'`.
   *
   * @default - messages stay until they are read
   */
  readonly forwardTo?: IForwardTarget | string;
  /**
   * Where dead-lettered messages go on to, so that one place collects them. A queue of the catalogue, or by its name any
   * queue or topic of the environment.
   *
   * @default - they stay in the dead-letter queue of what forwards
   */
  readonly forwardDeadLetteredMessagesTo?: IForwardTarget | string;
}

/** A queue of a catalogue. It is made with the others, so where it forwards to is said by name. */
export interface CatalogueQueue extends Omit<ServiceBusQueueOptions, keyof Forwards>, Forwards {}
