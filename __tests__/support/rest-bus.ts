import type { Call, Reply } from '../../lib/local/workflows';

/** A message, as the REST interface of Service Bus has it. */
export interface RestMessage {
  readonly body: Buffer;
  readonly contentType?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly broker: Readonly<Record<string, unknown>>;
}

/** When all came. */
export const ENQUEUED = new Date('2026-11-26T11:58:00Z');
const LARGEST_MESSAGE = 256 * 1024;

/**
 * Queues and subscriptions over the REST interface of Service Bus, in this process: peek-lock, completion, and sending at
 * a time. A property is a header, with its value as JSON; what is no JSON is refused.
 *
 * https://learn.microsoft.com/rest/api/servicebus/message-headers-and-properties
 */
export class RestBus {
  readonly entities = new Map<string, RestMessage[]>();
  private readonly locked = new Map<string, { readonly path: string; readonly message: RestMessage }>();
  private readonly numbers = new WeakMap<RestMessage, number>();
  private sequence = 0;
  private locks = 0;
  /** What the next sends are answered with. */
  readonly faults: number[] = [];

  constructor(
    private readonly host: string,
    paths: readonly string[],
  ) {
    for (const path of paths) this.entities.set(path, []);
  }

  /** @returns its number */
  put(path: string, message: RestMessage): number {
    this.numbers.set(message, ++this.sequence);
    this.entity(path).push(message);
    return this.sequence;
  }

  /** What waits at a place. */
  entity(path: string): RestMessage[] {
    const found = this.entities.get(path);
    if (found === undefined) throw new Error(`no entity ${path}`);
    return found;
  }

  /** Whether somebody still has a message. */
  get isLocked(): boolean {
    return this.locked.size > 0;
  }

  /** Ends all locks, as time would. */
  expireLocks(): void {
    for (const { path, message } of this.locked.values()) this.entity(path).unshift(message);
    this.locked.clear();
  }

  answer({ method, uri, headers, body }: Call): Reply {
    const url = new URL(uri);
    if (url.host !== this.host) throw new Error(`no such host: ${url.host}`);
    const [, path = '', rest = ''] = /^\/(.*)\/messages\/?(.*)$/.exec(decodeURI(url.pathname)) ?? [];
    if (method === 'POST' && rest === 'head') return this.peek(path);
    if (method === 'POST' && rest === '') return this.send(path, headers, body);
    if (method === 'DELETE') return { status: this.locked.delete(rest) ? 200 : 404 };
    return { status: 405 };
  }

  private peek(path: string): Reply {
    const message = this.entity(path).shift();
    if (message === undefined) return { status: 204 };
    const number = this.numbers.get(message);
    const token = `lock-${++this.locks}`;
    this.locked.set(`${number}/${token}`, { path, message });
    const stay = { SequenceNumber: number, EnqueuedTimeUtc: ENQUEUED.toUTCString() };
    const broker = { DeliveryCount: 1, ...message.broker, ...stay, LockToken: token };
    const properties = Object.entries(message.properties).map(([name, value]) => [name, JSON.stringify(value)]);
    const type = message.contentType === undefined ? {} : { 'Content-Type': message.contentType };
    const headers = {
      ...Object.fromEntries(properties),
      ...type,
      BrokerProperties: JSON.stringify(broker),
      Server: 'x',
    };
    return { status: 201, headers, body: message.body };
  }

  private send(path: string, headers: Readonly<Record<string, string>>, body: Buffer): Reply {
    const fault = this.faults.shift();
    if (fault !== undefined) return { status: fault };
    if (body.length + JSON.stringify(headers).length > LARGEST_MESSAGE) return { status: 403 };
    const { 'Content-Type': contentType, BrokerProperties: broker = '{}', ...own } = headers;
    try {
      const properties = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, JSON.parse(value)]));
      this.put(path, {
        body,
        ...(contentType !== undefined && { contentType }),
        properties,
        broker: JSON.parse(broker),
      });
    } catch {
      return { status: 400 };
    }
    return { status: 201 };
  }
}
