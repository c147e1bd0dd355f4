import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import rhea, { type Message as AmqpMessage, type Container, type Delivery, type EventContext, type Sender } from 'rhea';
import { knownOf, Router, sentJson, sentMessage, type Topic } from '../../lib/routing';

/** A message in a queue or subscription. */
interface Stored {
  readonly message: AmqpMessage;
  deliveries: number;
}

/** A queue, or what waits in a subscription, with its dead letters. */
export class Store {
  readonly waiting: Stored[] = [];
  /** What comes later. */
  readonly scheduled: { readonly message: AmqpMessage; readonly at: Date }[] = [];
  readonly deadLetters: { readonly message: AmqpMessage; readonly reason: string }[] = [];
  /** What somebody has, by lock token. */
  readonly locked = new Map<string, Stored>();

  constructor(private readonly mostDeliveries = 10) {}

  put(message: AmqpMessage): void {
    const at = message.message_annotations?.['x-opt-scheduled-enqueue-time'];
    if (at === undefined) this.waiting.push({ message, deliveries: 0 });
    else this.scheduled.push({ message, at: new Date(at) });
  }

  /** Turns the clock to when all is there that was scheduled. */
  comeDue(): void {
    this.waiting.push(...this.scheduled.splice(0).map(({ message }) => ({ message, deliveries: 0 })));
  }

  /** Gives a message back: it comes again, or goes to the dead letters after its last delivery. */
  giveBack(stored: Stored): void {
    if (stored.deliveries >= this.mostDeliveries) {
      this.deadLetters.push({ message: stored.message, reason: 'MaxDeliveryCountExceeded' });
    } else this.waiting.unshift(stored);
  }

  /** Ends the locks of all who have a message, as time would: each message comes again. */
  expireLocks(): void {
    for (const stored of this.locked.values()) this.giveBack(stored);
    this.locked.clear();
  }
}

/** The largest message of the Standard tier, in bytes. */
const LARGEST_MESSAGE = 256 * 1024;

/**
 * Service Bus in this process, as far as a client over AMQP sees it: a topic that routes by `lib/routing`, with duplicate
 * detection, subscriptions and queues with peek-lock, abandoning, delivery counts and dead letters.
 */
export class Broker {
  static async start(topic: Topic, queues: readonly string[], mostDeliveries: number): Promise<Broker> {
    const broker = new Broker(topic, queues, mostDeliveries);
    broker.server = broker.container.listen({ port: 0, host: '127.0.0.1' }) as unknown as Server;
    await once(broker.server, 'listening');
    return broker;
  }

  /** Subscriptions and queues by address: `events/subscriptions/train`, `training-rejected`. */
  readonly stores = new Map<string, Store>();
  /** Addresses that are not there. */
  readonly refused = new Set<string>();
  private readonly container: Container = rhea.create_container({ id: 'broker' });
  private readonly router = new Router();
  private readonly seen = new Set<string>();
  private readonly readers = new Map<Sender, Store>();
  private readonly decided = new WeakSet<Delivery>();
  private readonly sockets = new Set<EventContext['connection']>();
  private server!: Server;

  private constructor(
    private readonly topic: Topic,
    queues: readonly string[],
    mostDeliveries: number,
  ) {
    for (const { name } of knownOf(topic.subscriptions)) {
      this.stores.set(`${topic.name}/subscriptions/${name}`, new Store(mostDeliveries));
    }
    for (const name of queues) this.stores.set(name, new Store());
    this.container.sasl_server_mechanisms.enable_anonymous();
    this.listen();
  }

  /** What a client connects with: plain TCP, as for Microsoft's emulator. */
  get connectionString(): string {
    const { port } = this.server.address() as AddressInfo;
    return `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=x;SharedAccessKey=y;UseDevelopmentEmulator=true;`;
  }

  async stop(): Promise<void> {
    for (const connection of this.sockets) connection.close();
    this.server.close();
    await once(this.server, 'close');
  }

  private listen(): void {
    const { container } = this;
    container.on('connection_open', ({ connection }: EventContext) => this.sockets.add(connection));
    container.on('sender_open', ({ sender }: EventContext) => this.openReader(sender as Sender));
    container.on('receiver_open', ({ receiver }: EventContext) => {
      const { source, target } = attachOf(receiver);
      receiver?.set_target(target as never);
      receiver?.set_source(source as never);
      (receiver as unknown as { local: { attach: object } }).local.attach = Object.assign(
        (receiver as unknown as { local: { attach: object } }).local.attach,
        { max_message_size: LARGEST_MESSAGE },
      );
    });
    container.on('message', (context: EventContext) => this.take(context));
    container.on('sendable', () => this.deliver());
    container.on('sender_draining', ({ sender }: EventContext) => {
      this.deliver();
      (sender as Sender & { set_drained(drained: boolean): void }).set_drained(true);
    });
    for (const outcome of ['accepted', 'modified', 'rejected', 'released'] as const) {
      container.on(outcome, ({ sender, delivery }: EventContext) =>
        this.decide(sender as Sender, delivery as Delivery, outcome),
      );
    }
    container.on('sender_close', ({ sender }: EventContext) => this.readers.delete(sender as Sender));
    // Clients go as they like.
    for (const event of ['connection_error', 'session_error', 'disconnected', 'error'])
      container.on(event, () => undefined);
  }

  private openReader(sender: Sender): void {
    const { source, target } = attachOf(sender);
    sender.set_source(source as never);
    sender.set_target(target as never);
    const store = this.stores.get(addressOf(source.address));
    if (store !== undefined) this.readers.set(sender, store);
  }

  /** A message of a producer, or a request of the protocol. */
  private take({ receiver, message, connection, delivery }: EventContext): void {
    if (sizeOf(message as AmqpMessage) > LARGEST_MESSAGE) {
      delivery?.reject({ condition: 'amqp:link:message-size-exceeded', description: 'the message is too large' });
      return;
    }
    const address = addressOf(receiver?.target.address);
    if (this.refused.has(address)) {
      delivery?.reject({ condition: 'amqp:not-found', description: 'no such queue' });
      return;
    }
    if (address === '$cbs') {
      this.authorize(connection, message as AmqpMessage);
      return;
    }
    const store = this.stores.get(address);
    if (store !== undefined) store.put(message as AmqpMessage);
    else this.publish(message as AmqpMessage);
    this.deliver();
  }

  /** Every client is let in; who may do what is decided elsewhere. */
  private authorize(connection: EventContext['connection'], { message_id }: AmqpMessage): void {
    const answer = {
      correlation_id: message_id,
      application_properties: { 'status-code': 202, 'status-description': 'Accepted' },
      body: '',
    };
    const senders: Sender[] = [];
    (connection as unknown as { each_sender(visit: (sender: Sender) => void): void }).each_sender((sender) =>
      senders.push(sender),
    );
    senders.find((sender) => addressOf(sender.source.address) === '$cbs')?.send(answer as AmqpMessage);
  }

  /** Copies a message to each subscription with a rule that matches. */
  private publish(message: AmqpMessage): void {
    const id = String(message.message_id ?? '');
    if (this.topic.detectsDuplicates && this.seen.has(id)) return;
    this.seen.add(id);
    const { subject, correlation_id: correlationId, application_properties: applicationProperties = {} } = message;
    const sent = sentMessage({
      messageId: id,
      ...(subject !== undefined && { subject }),
      ...(correlationId !== undefined && { correlationId: String(correlationId) }),
      applicationProperties,
    });
    for (const { subscription, copies } of this.router.route(this.topic, sent).results) {
      for (const copy of copies) {
        const changed = (sentJson(copy.message) as { applicationProperties?: object }).applicationProperties ?? {};
        const store = this.stores.get(`${this.topic.name}/subscriptions/${subscription.name}`);
        store?.put({ ...message, application_properties: changed as AmqpMessage['application_properties'] });
      }
    }
  }

  /** Gives readers with credit what waits for them. */
  private deliver(): void {
    for (const [sender, store] of this.readers) {
      while (sender.sendable() && store.waiting.length > 0) {
        const stored = store.waiting.shift() as Stored;
        stored.deliveries += 1;
        const token = randomUUID();
        store.locked.set(token, stored);
        const content = (stored.message.body as { content?: Buffer }).content;
        const body = content === undefined ? stored.message.body : rhea.message.data_section(content);
        // The count in the header is of the deliveries before this one.
        const header = { delivery_count: stored.deliveries - 1 };
        sender.send(
          { ...stored.message, ...header, body } as AmqpMessage,
          Buffer.from(token.replaceAll('-', ''), 'hex'),
        );
      }
    }
  }

  private decide(sender: Sender, delivery: Delivery, outcome: 'accepted' | 'modified' | 'rejected' | 'released'): void {
    // rhea tells of some outcomes twice.
    if (this.decided.has(delivery)) return;
    this.decided.add(delivery);
    const store = this.readers.get(sender);
    const token = uuidOf(delivery.tag as unknown as Buffer);
    const stored = store?.locked.get(token);
    if (store === undefined) return;
    if (stored === undefined) {
      // The lock has ended, and somebody else may have the message.
      const condition = 'com.microsoft:message-lock-lost';
      const { rejected } = rhea.message as unknown as { rejected(error: object): { described(): never } };
      delivery.update(true, rejected({ error: { condition, description: 'the lock is lost' } }).described());
      return;
    }
    store.locked.delete(token);
    if (outcome === 'rejected')
      store.deadLetters.push({ message: stored.message, reason: 'dead-lettered by the reader' });
    else if (outcome !== 'accepted') store.giveBack(stored);
    // The client wants its own outcome back.
    delivery.update(true, (delivery as unknown as { remote_state: { described(): never } }).remote_state.described());
    this.deliver();
  }
}

/** About what a message takes. */
function sizeOf({ body, application_properties = {} }: AmqpMessage): number {
  const content = (body as { content?: Buffer } | undefined)?.content;
  return (content?.length ?? JSON.stringify(body ?? '').length) + JSON.stringify(application_properties).length;
}

/** What the client asked for when it opened a link; the declarations of rhea do not have it. */
function attachOf(link: unknown): {
  readonly source: { readonly address: string };
  readonly target: { readonly address: string };
} {
  return (link as { remote: { attach: never } }).remote.attach;
}

/** The path of an address, without the scheme and host that some clients put before it. */
function addressOf(address: unknown): string {
  return String(address ?? '')
    .replace(/^(?:amqps?|sb):\/\/[^/]+\//, '')
    .replace('/Subscriptions/', '/subscriptions/');
}

function uuidOf(tag: Buffer): string {
  const hex = tag.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
