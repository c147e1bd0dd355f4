import { isObject, type Message, messageFromJson, NotAMessage, show } from '../../rules';
import { MessageDraft } from './draft';
import { envelopeIn } from './envelopes';
import { type Field, fieldNamed } from './fields';
import { SDK_MESSAGE } from './schemas';

type JsonObject = Readonly<Record<string, unknown>>;

/** A message that was read from JSON, and what has to be said about how it was read. */
export interface ReadMessage {
  readonly message: Message;
  /** What was taken for granted: that an envelope is sent as its framework sends it. */
  readonly assumed?: string;
  /** Who writes messages so, where it can be told: `Azure Functions binds it`. */
  readonly source?: string | undefined;
  /** What was left out, since the service sets it after the filters have seen the message, in the spelling of the JSON. */
  readonly ignored: readonly string[];
}

/**
 * A message as people have it in JSON, in any of these spellings:
 *
 * - of the SDKs, sent or received: `{"subject": "…", "applicationProperties": {…}, "body": …}`; also snake_case and
 *   PascalCase, as Service Bus Explorer, Azure's portal and the trigger of Azure Functions write them
 * - of the REST API: `{"BrokerProperties": {"Label": "…"}, "properties": {…}}`
 * - of `training-job-scheduler eval`: `{"properties": {…}, "system": {…}}`
 * - an event or envelope that is sent in a message: CloudEvents, Event Grid, MassTransit, NServiceBus
 *
 * The body is not looked at: rules never see it.
 *
 * @throws NotAMessage with everything that is wrong, a sentence each
 */
export function readMessage(given: unknown): ReadMessage {
  if (!isObject(given)) {
    throw new NotAMessage([
      `got ${show(given)}, allowed a message: an object such as {"subject": "…", "applicationProperties": {…}}`,
    ]);
  }
  const json = withoutSchema(given);
  if (Object.hasOwn(json, 'system')) return ownMessage(json);
  const envelope = envelopeIn(json);
  if (envelope !== undefined) return { message: envelope.draft.done(), assumed: envelope.assumed, ignored: [] };
  const broker = ['BrokerProperties', 'brokerProperties'].find((name) => Object.hasOwn(json, name));
  return broker === undefined ? sdkMessage(json) : restMessage(json, broker);
}

/** A message without `$schema`, which says where an editor finds what a message looks like, and is no part of it. */
export function withoutSchema(json: JsonObject): JsonObject {
  if (typeof json.$schema !== 'string') return json;
  const { $schema: _, ...message } = json;
  return message;
}

/** The message alone. @throws NotAMessage */
export function sentMessage(json: unknown): Message {
  return readMessage(json).message;
}

/** In the spelling of `training-job-scheduler eval`, in which a message can have every system property. */
function ownMessage({ properties, system, ...others }: JsonObject): ReadMessage {
  const unknown = Object.keys(others).filter((name) => fieldNamed(name)?.kind !== 'unseen');
  if (unknown.length > 0) {
    throw new NotAMessage(
      unknown.map((name) => `unknown member ${show(name)} beside system; allowed are properties, system`),
    );
  }
  return { message: messageFromJson({ properties, system }), ignored: [] };
}

function sdkMessage(json: JsonObject): ReadMessage {
  const draft = new MessageDraft();
  const ignored = setFields(draft, json, '');
  return { message: draft.done(), source: sourceOf(json), ignored };
}

/** Whose spelling of a received message it is, by what only they write. */
function sourceOf(json: JsonObject): string | undefined {
  const has = (...names: readonly string[]) => names.every((name) => Object.hasOwn(json, name));
  if (has('applicationProperties', 'userProperties') || has('invocationId')) return 'Azure Functions binds it';
  if (has('_rawAmqpMessage')) return 'the JavaScript SDK has it';
  if (has('rawAmqpMessage')) return 'the Java SDK has it';
  if (has('raw_amqp_message')) return 'the Python SDK has it';
  if (has('Label', 'Properties') || Array.isArray(json.properties)) return 'Service Bus Explorer saves it';
  return has('label', 'applicationProperties') ? 'the Azure portal shows it' : undefined;
}

/** Sets the fields of an object; answers those that are left out. */
function setFields(draft: MessageDraft, json: JsonObject, within: string): string[] {
  const given = Object.entries(json).map(([written, value]) => ({ written, value, field: fieldNamed(written) }));
  // One field in two spellings is looked at twice.
  const spelt = new Map<string, { readonly written: string; readonly value: unknown }>();
  for (const { written, value, field } of given) {
    const name = field === undefined || spelt.has(field.name) ? written : field.name;
    spelt.set(name, { written, value });
  }
  const names = new Map([...spelt].map(([name, { written }]) => [name, written]));
  const plain = Object.fromEntries([...spelt].map(([name, { value }]) => [name, value]));
  const problems = SDK_MESSAGE.problems(plain, names);
  if (problems.length > 0) {
    draft.problems.push(...new NotAMessage(problems).within(within).problems);
    return [];
  }
  const ignored: string[] = [];
  for (const { written, value, field } of given) {
    const place = within === '' ? written : `${within}.${written}`;
    if (field === undefined) continue;
    if (field.kind === 'received') ignored.push(written);
    else setField(draft, field, value, place);
  }
  return ignored;
}

function setField(draft: MessageDraft, field: Exclude<Field, { kind: 'received' }>, value: unknown, place: string) {
  switch (field.kind) {
    case 'text':
      return draft.setText(field.system, value, place);
    case 'time':
      return draft.setTime(field.system, value, place);
    case 'properties':
      return draft.setProperties(value, place);
    case 'unseen':
      return undefined;
  }
}

/**
 * A message as the REST API has it: headers of HTTP, one of which holds the system properties.
 *
 * @see https://learn.microsoft.com/rest/api/servicebus/message-headers-and-properties
 */
function restMessage(json: JsonObject, broker: string): ReadMessage {
  const system = typeof json[broker] === 'string' ? parsed(json[broker]) : json[broker];
  if (!isObject(system)) {
    throw new NotAMessage([`${broker}: got ${show(json[broker])}, allowed an object, or one as JSON in a text`]);
  }
  const draft = new MessageDraft();
  const ignored = setFields(draft, system, broker);
  for (const [name, value] of Object.entries(json)) {
    if (name === broker || name === 'body') continue;
    if (name === 'properties' || name === 'headers') {
      if (isObject(value)) draft.setProperties(value, name);
      else if (value !== null) draft.problems.push(`${name}: got ${show(value)}, allowed an object`);
    } else if (name.toLowerCase() === 'content-type') draft.setText('ContentType', value, name);
    else draft.setProperty(name, value, name);
  }
  return { message: draft.done(), ignored };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
