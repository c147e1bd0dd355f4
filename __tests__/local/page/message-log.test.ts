import { encoded } from '../../../lib/broker/local/inside';
import { MessageLog } from '../../../lib/local/page/message-log';
import { Message } from '../../../lib/rules';
import { ORIGINAL_ID_PROPERTY } from '../../../lib/trigger/jobs';

const COPY = 'm-1~train~7~27-Nov-2026-18:22:41-GMT';

/** A log that hears of a message that is sent to an entity, and then what a program says of `m-1`. */
function said(messageId: string, to: string, entity: string) {
  const log = new MessageLog(10, [{ program: 'app', subscription: 'events/Subscriptions/train' }]);
  const message = new Message();
  message.setSystemProperty('MessageId', messageId);
  message.setProperty(ORIGINAL_ID_PROPERTY, 'm-1');
  const about = { at: 0, messageId, sequenceNumber: 1 };
  log.hear({ ...about, what: 'sent', entity: to, encoded: encoded({ message }).encoded });
  log.hear({ ...about, what: 'enqueued', entity });
  const entry = {
    outcome: 'started',
    messageId: 'm-1',
    correlationId: undefined,
    deliveryCount: 1,
    job: 'tr-1',
  } as const;
  log.hearLine({ time: new Date(0), program: 'app', level: 'info', text: '', entry });
  return log.row(1)?.copies[0]?.said?.job;
}

test.each<[what: string, messageId: string, to: string, entity: string, job: string | undefined]>([
  ['a message', 'm-1', 'events', 'events/Subscriptions/train', 'tr-1'],
  ['another message', 'm-2', 'events', 'events/Subscriptions/train', undefined],
  ['a copy of it, which has an id of its own', COPY, 'training-retry-train', 'training-retry-train', 'tr-1'],
  ['what has no id of a copy', 'm-2', 'training-retry-train', 'training-retry-train', undefined],
])('what a program says is told of %s', (_, messageId, to, entity, job) => {
  expect(said(messageId, to, entity)).toBe(job);
});
