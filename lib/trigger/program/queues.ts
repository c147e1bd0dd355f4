import type { Copy } from './copies';

/** Sends messages to queues of the namespace. */
export interface Queues {
  /**
   * Sends one message.
   *
   * @param versions the message, and what is sent instead where it is larger than the queue takes; each is smaller
   * @throws where the queue cannot be reached or takes none of them
   */
  send(queue: string, versions: readonly Copy[]): Promise<void>;
  /** Ends the connection. */
  close(): Promise<void>;
}
