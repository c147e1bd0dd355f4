import {
  LARGEST_BODY,
  LONGEST_MESSAGE_ID,
  ORIGINAL_ID_PROPERTY,
  RETRIES_PLACE,
  RETRIES_PROPERTY,
  RETRY_MINUTES,
} from '../../jobs';
import { after, BUS, compose, jsonText, parameter, quoted, type WorkflowAction } from './expressions';

const QUEUE = `https://${parameter('busHost')}`;
const SUBSCRIPTION_PATH = `${parameter('topic')}/subscriptions/${parameter('subscription')}`;

/** Once a minute, one at a time: a run takes one message. */
export const recurrence: WorkflowAction = {
  type: 'Recurrence',
  recurrence: { frequency: 'Minute', interval: 1 },
  runtimeConfiguration: { concurrency: { runs: 1 } },
};

/** Takes a message of the subscription for the time of its lock; 204 where none waits. */
export const peekLock: WorkflowAction = {
  type: 'Http',
  inputs: { method: 'POST', uri: `${QUEUE}/${SUBSCRIPTION_PATH}/messages/head?timeout=5`, authentication: BUS },
  runAfter: {},
};

/** Takes one that waits for another try, or was sent again, where the subscription has none. */
export const peekRetry: WorkflowAction = {
  type: 'If',
  expression: { and: [{ equals: ["@outputs('peekLock')['statusCode']", 204] }] },
  actions: {
    retryLock: {
      type: 'Http',
      inputs: {
        method: 'POST',
        uri: `${QUEUE}/${parameter('retryQueue')}/messages/head?timeout=5`,
        authentication: BUS,
      },
      runAfter: {},
    },
  },
  else: { actions: {} },
  runAfter: after('peekLock'),
};

/** Whether there is a message. */
export const HAS_MESSAGE = {
  or: [
    { equals: ["@outputs('peekLock')['statusCode']", 201] },
    { equals: ["@coalesce(outputs('retryLock')?['statusCode'], 0)", 201] },
  ],
};

const IS_FIRST = "equals(outputs('peekLock')['statusCode'], 201)";
const BODY = "outputs('message')?['body']";

/** What the service tells of a property of a message: a header, with its value as JSON. */
export function header(name: string): string {
  return `outputs('message')?['headers']?[${quoted(name)}]`;
}

/**
 * What a message is: where it is locked, what the service says of it, its properties, and its body as text, whatever type
 * its producer says it has. What is not called JSON comes as bytes in base64, and a client that writes all bodies as JSON
 * makes a text of a JSON text.
 *
 * @param properties the names of properties that copies of the message keep
 */
export function readMessage(properties: readonly string[]): Record<string, WorkflowAction> {
  const bytes = "base64(outputs('text'))";
  const padding = `if(endsWith(${bytes}, '=='), 2, if(endsWith(${bytes}, '='), 1, 0))`;
  const retries = `coalesce(${header(RETRIES_PROPERTY)}, '0')`;
  return {
    message: compose(`@if(${IS_FIRST}, outputs('peekLock'), outputs('retryLock'))`, {}),
    lockedAt: compose(
      `@if(${IS_FIRST}, concat(parameters('topic'), '/subscriptions/', parameters('subscription')), parameters('retryQueue'))`,
      after('message'),
    ),
    broker: compose("@json(outputs('message')['headers']['BrokerProperties'])", after('lockedAt')),
    retries: compose(
      // Of what comes from the topic it would be the sender's word.
      `@if(${IS_FIRST}, 0, min(max(int(if(isInt(${retries}), ${retries}, '0')), 0), ${RETRY_MINUTES.length}))`,
      after('broker'),
    ),
    originalId: compose(`@${originalId()}`, after('retries')),
    stay: compose(`@${STAY}`, after('originalId')),
    copyId: compose(
      `@concat(take(string(coalesce(outputs('originalId'), '')), sub(${LONGEST_MESSAGE_ID}, length(outputs('stay')))), outputs('stay'))`,
      after('stay'),
    ),
    properties: compose(properties.map(keptProperty), after('copyId')),
    bytes: {
      type: 'If',
      expression: { and: [{ contains: [`@string(${BODY})`, '"$content"'] }] },
      actions: { decoded: compose(`@base64ToString(${BODY}?['$content'])`, {}) },
      else: { actions: {} },
      runAfter: after('properties'),
    },
    text: compose(`@coalesce(outputs('decoded'), string(coalesce(${BODY}, '')))`, after('bytes')),
    size: compose(`@sub(mul(div(length(${bytes}), 4), 3), ${padding})`, after('text')),
    textOfText: {
      type: 'If',
      expression: { and: [{ startsWith: ["@trim(outputs('text'))", '"'] }] },
      actions: { unpacked: compose("@json(outputs('text'))", {}) },
      else: { actions: {} },
      runAfter: after('size'),
    },
    content: compose("@trim(coalesce(outputs('unpacked'), outputs('text')))", {
      textOfText: ['Succeeded', 'Failed'],
    }),
    // A list or a number has no fields to ask for.
    fields: compose("@json(if(startsWith(outputs('content'), '{'), outputs('content'), '{}'))", after('content')),
  };
}

/** The id that its sender gave it; of what comes from the topic, the property would be the sender's word. */
function originalId(): string {
  const said = `coalesce(${header(ORIGINAL_ID_PROPERTY)}, '')`;
  const isText = `startsWith(${said}, '"')`;
  const own = "outputs('broker')?['MessageId']";
  return `if(or(${IS_FIRST}, not(${isText})), ${own}, json(if(${isText}, ${said}, '""')))`;
}

/**
 * Where the message is: what `stayId` writes behind the id. The service tells times as headers of HTTP have them,
 * `Fri, 27 Nov 2026 18:22:41 GMT`.
 */
const STAY = `concat(${[
  "'~'",
  "parameters('subscription')",
  `if(${IS_FIRST}, '', ${quoted(RETRIES_PLACE)})`,
  "'~'",
  "string(outputs('broker')?['SequenceNumber'])",
  "'~'",
  "replace(join(skip(split(string(coalesce(outputs('broker')?['EnqueuedTimeUtc'], '')), ', '), 1), ''), ' ', '-')",
].join(', ')})`;

/** Whether the body is larger than what is read. */
export const IS_OVERSIZED = `greater(outputs('size'), ${LARGEST_BODY})`;
/** Whether the body is a JSON object. */
export const IS_OBJECT = "and(startsWith(outputs('content'), '{'), not(equals(outputs('fields'), null)))";

/** A property as a member of the JSON of headers; nothing where the message does not have it. */
function keptProperty(name: string): string {
  const value = header(name);
  return `@if(equals(${value}, null), '', concat(',"${name}":', ${jsonText(`coalesce(${value}, '')`)}))`;
}
