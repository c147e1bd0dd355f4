import { BrokerError, DAY, type Duration, HOUR, MINUTE, SECOND } from '../../broker/core';
import { encoded } from '../../broker/local/inside';
import type { Message } from '../../rules';
import type { TemplateData } from '../../trigger/jobs';
import type { Ledger, SentMessageRecord } from '../judging/ledger';
import type { SimulatedBus } from './bus';
import type { Surroundings } from './network';

/** A message as somebody would send it; ids are drawn anew in each run. */
export interface ExampleMessage {
  readonly name: string;
  readonly message: Message;
  readonly body: Buffer;
}

export interface SendersOptions {
  readonly around: Surroundings;
  readonly bus: SimulatedBus;
  readonly ledger: Ledger;
  readonly topic: string;
  /** The span in which messages are sent. */
  readonly span: Duration;
  /** What requests may ask for, by template. */
  readonly templates: ReadonlyMap<string, TemplateData>;
  /** How many messages are sent, drawn from the examples. */
  readonly count: number;
  /** Messages, by number, that are left out: what a shorter story does without. */
  readonly without?: ReadonlySet<number>;
}

/** A client that hears no answer tries again soon; one that was started again sends what it is not sure of, days later. */
const SOON: Duration = 90 * SECOND;
const MUCH_LATER: Duration = 3 * DAY;
/** Where all come at once, they come within so long. */
const STORM: Duration = SECOND;
/** A sender that is refused tries for so long. */
const SEND_AGAIN: Duration = MINUTE;
const SENDER_PATIENCE: Duration = 6 * HOUR;

/** Those who send messages to the topic: with doubts, twice, and the wrong ones. */
export function sendAll(examples: readonly ExampleMessage[], options: SendersOptions): void {
  if (examples.length === 0) return;
  const span = options.around.luck.happens('storm', options.topic) ? STORM : options.span;
  for (let index = 0; index < options.count; index++) {
    const example = options.around.luck.pick(examples, `message ${index + 1}`);
    if (options.without?.has(index) !== true) send(example, index, { ...options, span });
  }
}

function send(example: ExampleMessage, index: number, options: SendersOptions): void {
  const { around, ledger, span } = options;
  const { luck, time } = around;
  const id = `message-${index + 1}`;
  const at = Math.floor(luck.number(`time of ${id}`) ** 2 * span);
  const plan = (messageId: string, body: Body, later: Duration) => {
    const record: SentMessageRecord = {
      messageId,
      requestId: body.requestId,
      asks: body.asks,
      isAllowed: body.isAllowed,
    };
    ledger.willSend(record);
    const bytes = bytesOf(example, messageId, body);
    time.after(later, () => transmit(options, messageId, example.name, bytes, time.now + SENDER_PATIENCE));
    return bytes;
  };
  const own = bodyOf(example, id);
  if (luck.happens('not-allowed', id)) {
    plan(id, broken(own, luck.pick(BREAKS, `break ${id}`)), at);
    return;
  }
  const bytes = plan(id, own, at);
  if (luck.happens('sent-twice', id)) {
    const isSoon = luck.number(`again ${id}`) < 0.7;
    const later = at + luck.between(1, isSoon ? SOON : MUCH_LATER, `again after ${id}`);
    time.after(later, () => transmit(options, id, `${example.name} once more`, bytes, time.now));
  }
  if (own.requestId === undefined) return;
  if (luck.happens('other-message-same-request', id)) {
    plan(`${id}-other`, own, at + luck.between(0, 2 * HOUR, `other ${id}`));
  }
  const other = changed(own, options.templates);
  if (other !== undefined && luck.happens('same-id-other-request', id)) {
    plan(`${id}-changed`, other, at + luck.between(0, 2 * HOUR, `changed ${id}`));
  }
}

function transmit(
  options: SendersOptions,
  messageId: string,
  name: string,
  bytes: ReturnType<typeof encoded>,
  until: number,
): void {
  const { around, bus, topic } = options;
  around.tell('a sender', `sends ${messageId} (${name})`);
  const answer = bus.run({ kind: 'send', entity: topic, messages: [bytes] });
  const [number] = answer instanceof BrokerError ? [] : answer.sequenceNumbers;
  if (number === 0) around.tell(topic, `${messageId} is a duplicate, and dropped`);
  if (answer instanceof BrokerError && around.time.now < until)
    around.time.after(SEND_AGAIN, () => transmit(options, messageId, name, bytes, until));
}

interface Body {
  readonly json: Readonly<Record<string, unknown>> | undefined;
  readonly requestId: string | undefined;
  readonly asks: string;
  readonly isAllowed: boolean;
}

function bodyOf({ body }: ExampleMessage, id: string): Body {
  const json = objectIn(body);
  if (json === undefined || typeof json.template !== 'string')
    return { json, requestId: undefined, asks: body.toString('latin1'), isAllowed: true };
  const { id: _, ...asks } = json;
  return { json: { ...json, id }, requestId: id, asks: JSON.stringify(asks), isAllowed: true };
}

function objectIn(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(body.toString());
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Ways to ask for what no template allows. */
const BREAKS: readonly ((json: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] = [
  (json) => ({ ...json, template: 'there-is-none-of-this-name' }),
  (json) => ({ ...json, command: 'rm -rf /' }),
  (json) => ({ ...json, params: { ...(json.params as object), thereIsNoSuchParameter: 1 } }),
  (json) => ({ ...json, id: '../../else' }),
  ({ id: _, ...json }) => json,
  // Larger than what is read, and with its reasons larger than what a queue of Standard takes.
  (json) => ({ ...json, padding: 'x'.repeat(250 * 1024) }),
];

function broken({ json, asks, requestId }: Body, way: (typeof BREAKS)[number]): Body {
  return {
    json: json === undefined ? { id: 'x' } : way(json),
    asks: `broken ${asks}`,
    requestId,
    isAllowed: requestId === undefined,
  };
}

/** The same id, and another value of a parameter; `undefined` where the template has none that could be otherwise. */
function changed({ json, requestId }: Body, templates: ReadonlyMap<string, TemplateData>): Body | undefined {
  const template = templates.get(String(json?.template));
  const params = (json?.params ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, schema] of Object.entries(template?.parameters ?? {})) {
    const said = params[name] ?? schema.default;
    const other = [...(schema.enum ?? []), schema.minimum, schema.maximum].find(
      (value) => value !== undefined && value !== said,
    );
    if (other === undefined) continue;
    const { id, ...asks } = { ...json, params: { ...params, [name]: other } } as Readonly<Record<string, unknown>>;
    return { json: { ...asks, id }, asks: JSON.stringify(asks), requestId, isAllowed: true };
  }
  return undefined;
}

function bytesOf({ message, body }: ExampleMessage, messageId: string, { json }: Body): ReturnType<typeof encoded> {
  const own = message.copy();
  own.setSystemProperty('MessageId', messageId);
  return encoded({ message: own, body: json === undefined ? body : JSON.stringify(json) });
}
