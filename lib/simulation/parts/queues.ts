import { dateTimeOf } from '../../broker/amqp/encoding';
import { BrokerError, type Duration, SECOND, type SentMessage } from '../../broker/core';
import { encoded } from '../../broker/local/inside';
import { Message, type Value } from '../../rules';
import { type DateTime, Integer, TimeSpan } from '../../rules/values/values';
import type { Copy, PropertyValue } from '../../trigger/program/copies';
import type { Queues } from '../../trigger/program/queues';
import type { Asking } from '../judging/job-made';
import type { Process } from '../time/virtual-time';
import type { SimulatedBus } from './bus';
import type { Network, Surroundings } from './network';

/** As the program asks of its client. @see functions/start-training-job/queues.ts */
const SEND_TIMEOUT: Duration = 10 * SECOND;
const TRIES = 2;
const RETRY_DELAY: Duration = SECOND;
const TICKS_PER_MILLISECOND = 10_000n;

interface Sender {
  readonly process: Process;
  readonly who: string;
  readonly network: Network;
  readonly bus: SimulatedBus;
  readonly around: Surroundings;
  readonly asking: Asking;
}

/** The queues that a program sends copies to, by way of a client that tries once more. */
export function queuesOf({ process, who, network, bus, around, asking }: Sender): Queues {
  return {
    async send(queue, versions) {
      const [whole] = versions;
      if (whole === undefined) return;
      const message = encodedCopy(whole);
      const what = `send ${asking.messageId} to ${queue}`;
      for (let attempt = 1; ; attempt++) {
        try {
          const answer = await network.call({ process, who, what, patience: SEND_TIMEOUT, does: () => send() });
          if (!(answer instanceof BrokerError)) return;
          throw new Error(answer.description);
        } catch (error) {
          if (attempt === TRIES) throw error;
          await around.time.wait<void>(process, (settle) =>
            around.time.after(RETRY_DELAY, () => settle.done(undefined)),
          );
        }
      }
      function send() {
        if (around.luck.happens('bus-busy', what)) {
          around.tell(queue, `${what}: the service is busy`);
          return new BrokerError('com.microsoft:server-busy', 'the service is busy');
        }
        around.tell(who, what);
        return bus.run({ kind: 'send', entity: queue, messages: [message] });
      }
    },
    close: async () => undefined,
  };
}

/** A copy as the official client sends it. */
function encodedCopy(copy: Copy): SentMessage {
  const message = new Message();
  for (const [name, value] of Object.entries(copy.applicationProperties)) message.setProperty(name, sendable(value));
  const texts: Readonly<Record<string, string | undefined>> = {
    MessageId: copy.messageId,
    CorrelationId: copy.correlationId,
    Label: copy.subject,
    ContentType: copy.contentType,
    To: copy.to,
    ReplyTo: copy.replyTo,
    SessionId: copy.sessionId,
    ReplyToSessionId: copy.replyToSessionId,
  };
  for (const [name, text] of Object.entries(texts)) if (text !== undefined) message.setSystemProperty(name, text);
  const { scheduledEnqueueTimeUtc: at, timeToLive } = copy;
  if (at !== undefined) message.setSystemProperty('ScheduledEnqueueTimeUtc', dateTime(at));
  if (timeToLive !== undefined)
    message.setSystemProperty('TimeToLive', new TimeSpan(BigInt(Math.round(timeToLive)) * TICKS_PER_MILLISECOND));
  return encoded({ message, body: copy.body });
}

function dateTime(date: Date): DateTime {
  return dateTimeOf(BigInt(date.getTime()));
}

/** Whole numbers of 32 bits go as such, all others as doubles: so does the client. */
function sendable(value: PropertyValue): Value {
  return typeof value === 'number' && Number.isInteger(value) && value === (value | 0)
    ? Integer.small('int', value)
    : value;
}
