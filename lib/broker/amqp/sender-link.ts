import { addressText, BrokerError, parseAddress, type SentMessage } from '../core';
import type { RunningBroker } from '../running-broker';
import { messagesOf } from './batch';
import { decode, MalformedAmqp } from './encoding';
import { malformed, states, transactionOf } from './outcomes';
import { type IncomingLink, openLink, refuseLink } from './rhea';
import type { IncomingDelivery } from './transfers';

/** So many messages a client may have on their way to an entity; the service gives as many. */
export const SEND_CREDIT = 1000;

/** The entity that a message goes through on its way to the entity of the link. */
const DESTINATION = 'com.microsoft:transfer-destination-address';

/** A client's sender: every message, or batch of them, is a command, and its answer is the outcome of the delivery. */
export class SenderLink {
  /** Messages whose credit was not given back yet: that is done for many at once. */
  private settled = 0;

  constructor(
    private readonly broker: RunningBroker,
    private readonly link: IncomingLink,
    private readonly address: string,
  ) {}

  open(): void {
    const { link, broker, address } = this;
    const destination = link.remote.attach.properties?.[DESTINATION];
    const entity = typeof destination === 'string' ? destination : address;
    const refusal = broker.core.refusal(entity, 'send') ?? broker.core.refusal(address, 'send');
    if (refusal === undefined) this.openTo(entity);
    else refuseLink(link, refusal);
  }

  private openTo(entity: string): void {
    const { link, broker, address } = this;
    const largest = broker.core.maxMessageSize(entity);
    link.set_target({ address });
    link.set_source({ address: link.remote.attach.source?.address ?? '' });
    Object.assign(link.local.attach, {
      max_message_size: largest,
      properties: { 'com.microsoft:max-message-batch-size': largest },
    });
    const via = entity === address ? undefined : address;
    link.take = (payload, delivery) => this.take(payload, delivery, entity, via);
    openLink(link);
    link.add_credit(SEND_CREDIT);
  }

  /** Nobody can send to an entity any more. */
  closeIfTo(entity: string, { condition, description }: BrokerError): void {
    const read = parseAddress(this.address);
    const own = read instanceof BrokerError ? '' : addressText(read);
    if (own.toLowerCase() === entity.toLowerCase()) this.link.close({ condition, description });
  }

  private take(payload: Buffer, delivery: IncomingDelivery, entity: string, via: string | undefined): void {
    const { link, broker } = this;
    const settle = (state: Buffer): void => {
      delivery.settle(state);
      this.settled++;
      if (this.settled < SEND_CREDIT / 4) return;
      link.add_credit(this.settled);
      this.settled = 0;
    };
    const transaction = delivery.state === undefined ? undefined : transactionOf(decode(delivery.state));
    const messages = this.read(payload, delivery.format, broker.core.maxMessageSize(entity));
    if (messages instanceof BrokerError) {
      settle(states.rejected(messages));
      return;
    }
    broker.carryOut({ kind: 'send', entity, messages, transaction, via }, (answer) => {
      if (answer instanceof BrokerError) settle(states.rejected(answer));
      else settle(transaction === undefined ? states.accepted : states.inTransaction(transaction));
    });
  }

  private read(payload: Buffer, format: number, largest: number): readonly SentMessage[] | BrokerError {
    if (payload.length > largest) return tooLarge(payload.length, largest);
    try {
      // These bytes are a part of what came from the socket, which would be kept as long as the message.
      return messagesOf(Buffer.from(payload), format);
    } catch (error) {
      if (error instanceof MalformedAmqp) return malformed(error.message);
      throw error;
    }
  }
}

function tooLarge(size: number, largest: number): BrokerError {
  return new BrokerError(
    'amqp:link:message-size-exceeded',
    `The received message (delivery-id:0, size:${size} bytes) exceeds the limit (${largest} bytes) currently allowed on the link.`,
  );
}
