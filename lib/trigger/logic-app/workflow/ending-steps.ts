import { KEPT_BODY, ORIGINAL_ID_PROPERTY, REJECTION_PROPERTIES, RETRIES_PROPERTY, RETRY_MINUTES } from '../../jobs';
import { after, BUS, compose, isOneOf, jsonText, parameter, quoted, type WorkflowAction } from './expressions';
import { IS_OVERSIZED } from './receiving-steps';

const MAY_WAIT = `and(${isOneOf("outputs('end')", ['unavailable', 'misconfigured'])}, less(outputs('retries'), ${RETRY_MINUTES.length}))`;
const IS_STARTED = isOneOf("outputs('end')", ['started', 'already-started']);
/** The longest that a copy lives, where the message says no end: longer than all of its waits. In seconds. */
const LONGEST_LIFE = 31_536_000;
const LONGEST_DETAILS = 500;
/** What a line of the log tells of a message. */
const LOGGED = [
  'outcome',
  'reason',
  'details',
  'retries',
  'messageId',
  'correlationId',
  'deliveryCount',
  'requestId',
  'template',
  'job',
];

/**
 * What becomes of a message: nothing more where its job is there; a copy that waits, as it was; or a copy that is set
 * aside, as it was, with the reason. Only then it is gone, and what became of it is a line of the log.
 */
export function endingSteps(): Record<string, WorkflowAction> {
  return {
    wait: {
      type: 'If',
      expression: { and: [{ equals: [`@${MAY_WAIT}`, true] }] },
      actions: {
        waitingBroker: compose(
          brokerText([
            ['TimeToLive', `string(min(coalesce(outputs('broker')?['TimeToLive'], ${LONGEST_LIFE}), ${LONGEST_LIFE}))`],
            [
              'ScheduledEnqueueTimeUtc',
              jsonText(
                `addMinutes(utcNow(), createArray(${RETRY_MINUTES.join(', ')})[min(outputs('retries'), ${RETRY_MINUTES.length - 1})], 'R')`,
              ),
            ],
          ]),
          {},
        ),
        retryLater: send(
          'retryQueue',
          headersOf('waitingBroker', [ORIGINAL_ID, [RETRIES_PROPERTY, "string(add(outputs('retries'), 1))"]]),
          "@outputs('message')?['body']",
          after('waitingBroker'),
        ),
      },
      else: {
        actions: {
          reject: {
            type: 'If',
            expression: { and: [{ equals: [`@${IS_STARTED}`, false] }] },
            actions: rejection(),
            else: { actions: {} },
            runAfter: {},
          },
        },
      },
      runAfter: after('end'),
    },
    complete: {
      type: 'Http',
      inputs: {
        method: 'DELETE',
        uri: `https://${parameter('busHost')}/@{outputs('lockedAt')}/messages/@{outputs('broker')?['SequenceNumber']}/@{outputs('broker')?['LockToken']}`,
        authentication: BUS,
      },
      runAfter: after('wait'),
    },
    log: {
      ...compose(
        {
          outcome: `@if(${IS_STARTED}, outputs('end'), if(${MAY_WAIT}, 'waiting', 'rejected'))`,
          reason: `@if(${IS_STARTED}, '', outputs('end'))`,
          details: "@outputs('details')",
          retries: "@outputs('retries')",
          messageId: "@outputs('originalId')",
          correlationId: "@outputs('broker')?['CorrelationId']",
          deliveryCount: "@outputs('broker')?['DeliveryCount']",
          // Of a request that is allowed; of any other it would be a text of its sender's.
          requestId: "@if(equals(outputs('rejection'), ''), string(outputs('job')?['requestId']), '')",
          template: "@if(equals(outputs('rejection'), ''), outputs('templateName'), '')",
          job: "@if(equals(outputs('rejection'), ''), outputs('job')?['name'], '')",
        },
        after('complete'),
      ),
      // The line in the log: what is tracked of a step goes to the workspace with it, and its inputs do not.
      trackedProperties: Object.fromEntries(LOGGED.map((name) => [name, `@action()['inputs']['${name}']`])),
    },
  };
}

/** What the service knows a message by beside its id, and what producers and consumers say to each other: a copy keeps it. */
const KEPT = ['CorrelationId', 'Label', 'To', 'ReplyTo', 'SessionId', 'ReplyToSessionId'];

/**
 * What the service is told of a copy, as JSON; what the message has not is left out.
 *
 * @param more what is said beside it
 */
function brokerText(more: readonly Property[] = []): string {
  const kept = KEPT.map((name) => {
    const value = `outputs('broker')?['${name}']`;
    // Both ways of an `if` are computed, and no text can be replaced in nothing.
    return `if(equals(${value}, null), '', concat(',"${name}":', ${jsonText(`string(coalesce(${value}, ''))`)}))`;
  });
  const said: readonly Property[] = [['MessageId', jsonText("outputs('copyId')")], ...more];
  const own = said.map(([name, value]) => `concat(',"${name}":', ${value})`);
  // The first comma is no part of it.
  return `@concat('{', substring(concat(${[...kept, ...own].join(', ')}), 1), '}')`;
}

/** Sets a copy aside; of a body that does not fit any more with the reason beside it, the first part. */
function rejection(): Record<string, WorkflowAction> {
  const { reason, details, by, retryQueue, cutFrom } = REJECTION_PROPERTIES;
  const why: readonly Property[] = [
    ORIGINAL_ID,
    [reason, jsonText("outputs('end')")],
    [details, jsonText(`take(outputs('details'), ${LONGEST_DETAILS})`)],
    [by, jsonText("parameters('subscription')")],
    [retryQueue, jsonText("parameters('retryQueue')")],
  ];
  return {
    rejectedBroker: compose(brokerText(), {}),
    setAside: send(
      'rejectedQueue',
      headersOf('rejectedBroker', why),
      "@outputs('message')?['body']",
      after('rejectedBroker'),
    ),
    setAsideCut: {
      type: 'If',
      expression: { and: [{ equals: [`@${IS_OVERSIZED}`, true] }] },
      actions: {
        setAsideFirst: send(
          'rejectedQueue',
          headersOf('rejectedBroker', [...why, [cutFrom, "string(outputs('size'))"]]),
          `@take(outputs('text'), ${KEPT_BODY})`,
          {},
        ),
      },
      // Anything else that cannot be set aside comes again.
      else: { actions: { cannot: { type: 'Terminate', inputs: { runStatus: 'Failed' }, runAfter: {} } } },
      runAfter: { setAside: ['Failed', 'TimedOut'] },
    },
  };
}

/** A property of a copy, and its value as JSON. */
type Property = readonly [name: string, value: string];

/** The id that its sender gave the message, beside that of a copy; empty where there is none. */
const ORIGINAL_ID: Property = [ORIGINAL_ID_PROPERTY, jsonText("string(coalesce(outputs('originalId'), ''))")];

/** The headers of a copy: its type, what the service needs, properties of its own, and those of the message. */
function headersOf(broker: string, properties: readonly Property[]): string {
  const type = jsonText("coalesce(outputs('message')?['headers']?['Content-Type'], 'application/octet-stream')");
  const own = properties.map(([name, value]) => `${quoted(`,"${name}":`)}, ${jsonText(value)}`);
  const all = [
    quoted('{"Content-Type":'),
    type,
    quoted(',"BrokerProperties":'),
    jsonText(`string(outputs('${broker}'))`),
    ...own,
    "join(outputs('properties'), '')",
    quoted('}'),
  ];
  return `@json(concat(${all.join(', ')}))`;
}

function send(queue: 'retryQueue' | 'rejectedQueue', headers: string, body: string, runAfter: object): WorkflowAction {
  const uri = `https://${parameter('busHost')}/${parameter(queue)}/messages`;
  return { type: 'Http', inputs: { method: 'POST', uri, headers, body, authentication: BUS }, runAfter };
}
