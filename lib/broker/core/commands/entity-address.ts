import { BrokerError } from './broker-error';

/** The queues that every queue and subscription has beside its own messages. */
export type Subqueue = 'dead-letter' | 'transfer-dead-letter';

/** What an address names. Names are as they were written: entities are found by them in any letter case. */
export interface Address {
  /** The queue or topic. */
  readonly name: string;
  /** The subscription, where it is one of a topic. */
  readonly subscription: string | undefined;
  /** The queue beside it that is meant, if not its own. */
  readonly subqueue: Subqueue | undefined;
  /** Whether its management node is meant: `…/$management`. */
  readonly isManagement: boolean;
}

const SUBQUEUES: ReadonlyMap<string, Subqueue> = new Map([
  ['/$deadletterqueue', 'dead-letter'],
  ['/$transfer/$deadletterqueue', 'transfer-dead-letter'],
]);

/**
 * Reads an address as clients write it: `orders`, `events/Subscriptions/train/$DeadLetterQueue`, `orders/$management`,
 * with or without a scheme and host before it.
 */
export function parseAddress(text: string): Address | BrokerError {
  const path = text.replace(/^(?:amqps?|sb|https?):\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '');
  const isManagement = /\/\$management$/i.test(path);
  let rest = isManagement ? path.slice(0, -'/$management'.length) : path;
  let subqueue: Subqueue | undefined;
  for (const [suffix, kind] of SUBQUEUES) {
    if (!rest.toLowerCase().endsWith(suffix)) continue;
    // Of two suffixes the longer one is meant.
    if (kind === 'dead-letter' && rest.toLowerCase().endsWith('/$transfer/$deadletterqueue')) continue;
    rest = rest.slice(0, -suffix.length);
    subqueue = kind;
    break;
  }
  const match = /^(.+)\/subscriptions\/([^/]+)$/i.exec(rest);
  const name = match?.[1] ?? rest;
  if (name === '' || name.startsWith('$') || /(?:^|\/)subscriptions(?:\/|$)/i.test(name)) {
    return new BrokerError(
      'amqp:not-found',
      `The messaging entity '${text}' could not be found: an address is a queue, a topic, or topic/Subscriptions/name, each with /$DeadLetterQueue or /$management where that is meant.`,
    );
  }
  return { name, subscription: match?.[2], subqueue, isManagement };
}

/** The path of a subscription as the service writes it: `events/Subscriptions/train`. */
export function subscriptionAddress(topic: string, subscription: string): string {
  return addressText({ name: topic, subscription, subqueue: undefined });
}

/** The path of an entity as the service writes it: `events/Subscriptions/train/$DeadLetterQueue`. */
export function addressText({ name, subscription, subqueue }: Omit<Address, 'isManagement'>): string {
  const suffix =
    subqueue === undefined ? '' : subqueue === 'dead-letter' ? '/$DeadLetterQueue' : '/$Transfer/$DeadLetterQueue';
  return `${name}${subscription === undefined ? '' : `/Subscriptions/${subscription}`}${suffix}`;
}
