import { BrokerError } from '../commands/broker-error';
import { type Address, addressText, parseAddress } from '../commands/entity-address';
import { type Entity, type SendingEntity, SubscriptionEntity } from './entity';
import type { MessageStore } from './message-store';

/** What an address leads to. */
export interface Place {
  readonly entity: Entity;
  readonly address: Address;
}

/** So many addresses are remembered with what they lead to. */
const MOST_REMEMBERED = 10_000;

/** The entities of a namespace by their addresses. */
export class EntityTable {
  /** Queues and topics by name in small letters: they share one room. */
  private readonly top = new Map<string, SendingEntity>();
  private readonly remembered = new Map<string, Place>();

  add(entity: Entity): void {
    if (entity instanceof SubscriptionEntity) {
      entity.topic.subscriptions.set(entity.name.toLowerCase(), entity);
      entity.topic.rules = undefined;
    } else this.top.set(entity.key, entity);
    this.remembered.clear();
  }

  remove(entity: Entity): void {
    entity.isDeleted = true;
    if (entity instanceof SubscriptionEntity) {
      const { topic } = entity;
      topic.subscriptions.delete(entity.name.toLowerCase());
      for (const { definition } of entity.rules.values()) topic.filters[definition.filter.kind]--;
      topic.rules = undefined;
    } else this.top.delete(entity.key);
    this.remembered.clear();
  }

  all(): IterableIterator<SendingEntity> {
    return this.top.values();
  }

  get size(): number {
    return this.top.size;
  }

  /** What is at an address. */
  find(text: string): Place | BrokerError {
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const address = parseAddress(text);
    if (address instanceof BrokerError) return address;
    const top = this.top.get(address.name.toLowerCase());
    const entity =
      address.subscription === undefined || top?.kind !== 'topic'
        ? address.subscription === undefined
          ? top
          : undefined
        : top.subscriptions.get(address.subscription.toLowerCase());
    if (entity === undefined) return notFound(addressText(address));
    if (address.subqueue !== undefined && entity.kind === 'topic') return notFound(addressText(address));
    const place = { entity, address };
    if (this.remembered.size < MOST_REMEMBERED) this.remembered.set(text, place);
    return place;
  }

  /** The queue or topic that messages are sent to. */
  sending(text: string): SendingEntity | BrokerError {
    const place = this.find(text);
    if (place instanceof BrokerError) return place;
    const { entity, address } = place;
    if (entity.kind === 'subscription' || address.subqueue !== undefined) {
      const what = entity.kind === 'subscription' ? 'A subscription gets' : 'A dead-letter queue gets';
      return new BrokerError(
        'amqp:not-allowed',
        `Messages cannot be sent to '${addressText(address)}'. ${what} its messages from the service alone; send to '${entity.top.name}'.`,
      );
    }
    return entity;
  }

  /** The messages that are received from an address. */
  store(text: string): MessageStore | BrokerError {
    const place = this.find(text);
    if (place instanceof BrokerError) return place;
    const { entity, address } = place;
    if (entity.kind === 'topic') {
      return new BrokerError(
        'amqp:not-allowed',
        `Messages cannot be received from the topic '${entity.name}'; receive from one of its subscriptions, '${entity.name}/Subscriptions/<name>'.`,
      );
    }
    if (address.subqueue === undefined) return entity.main;
    return address.subqueue === 'dead-letter' ? entity.deadLetters : entity.transferDeadLetters;
  }
}

export function notFound(address: string): BrokerError {
  return new BrokerError('amqp:not-found', `The messaging entity '${address}' could not be found.`);
}

/** The address of a queue of messages, as the service writes it. */
export function addressOf({ owner, subqueue }: MessageStore): string {
  if (subqueue === undefined) return owner.address;
  return `${owner.address}${subqueue === 'dead-letter' ? '/$DeadLetterQueue' : '/$Transfer/$DeadLetterQueue'}`;
}
