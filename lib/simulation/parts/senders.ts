import { BrokerError, DAY, type Duration, HOUR, MINUTE, SECOND } from '../../broker/core';
import { encoded } from '../../broker/local/inside';
import type { RequestTemplate } from '../../requests';
import type { Message } from '../../rules';
import type { Ledger } from '../judging/example-ledger';
import type { Sent } from '../judging/sent';
import type { Surroundings } from './network';
import type { SimulatedBus } from './simulated-bus';

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
  readonly templates: ReadonlyMap<string, RequestTemplate>;
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
    const { requestId, asks, isAllowed } = body;
    const request = requestId === undefined ? undefined : body.json;
    const record: Sent = { messageId, example: example.name, requestId, asks, request, isAllowed };
    ledger.willSend(record);
    const bytes = bytesOf(example, messageId, body);
    time.after(later, () => transmit(options, messageId, example.name, bytes, time.now + SENDER_PATIENCE));
    return bytes;
  };
  const own = bodyOf(example, id);
  if (luck.happens('not-allowed', id)) {
    const most = Math.min(LARGEST, options.bus.look.maxMessageSize(options.topic));
    const room = most - bytesOf(example, id, own).encoded.length - AROUND;
    plan(id, broken(own, luck.pick(BREAKS, `break ${id}`), room), at);
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
  readonly json: Json | undefined;
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

function objectIn(body: Buffer): Json | undefined {
  try {
    const json: unknown = JSON.parse(body.toString());
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

/** As large as a message can be in a tier that takes very large ones: more would show nothing more. */
const LARGEST = 1024 * 1024;
/** What a larger body takes of a message beside itself. */
const AROUND = 64;

/** Ways to ask for what no template allows; `room` is what the service lets a message have beside it. */
const BREAKS: readonly ((json: Json, room: number) => Json)[] = [
  (json) => ({ ...json, template: 'there-is-none-of-this-name' }),
  (json) => ({ ...json, command: 'rm -rf /' }),
  (json) => ({ ...json, params: { ...(json.params as object), thereIsNoSuchParameter: 1 } }),
  (json) => ({ ...json, id: '../../else' }),
  ({ id: _, ...json }) => json,
  // As large as the service takes it: with its reasons beside it, no queue takes it whole.
  (json, room) => ({ ...json, padding: 'x'.repeat(Math.max(0, room)) }),
];

function broken({ json, asks, requestId }: Body, way: (typeof BREAKS)[number], room: number): Body {
  return {
    json: json === undefined ? { id: 'x' } : way(json, room),
    asks: `broken ${asks}`,
    requestId,
    isAllowed: requestId === undefined,
  };
}

/** The same id, and another value of a parameter; `undefined` where the template has none that could be otherwise. */
function changed({ json, requestId }: Body, templates: ReadonlyMap<string, RequestTemplate>): Body | undefined {
  const template = templates.get(String(json?.template));
  const params = (json?.params ?? {}) as Json;
  for (const [name, schema] of Object.entries(template?.parameters ?? {})) {
    const said = params[name] ?? schema.default;
    const other = [...(schema.enum ?? []), schema.minimum, schema.maximum].find(
      (value) => value !== undefined && value !== said,
    );
    if (other === undefined) continue;
    const { id, ...asks } = { ...json, params: { ...params, [name]: other } } as Json;
    return { json: { ...asks, id }, asks: JSON.stringify(asks), requestId, isAllowed: true };
  }
  return undefined;
}

function bytesOf({ message, body }: ExampleMessage, messageId: string, { json }: Body): ReturnType<typeof encoded> {
  const own = message.copy();
  own.setSystemProperty('MessageId', messageId);
  return encoded({ message: own, body: json === undefined ? body : JSON.stringify(json) });
}
