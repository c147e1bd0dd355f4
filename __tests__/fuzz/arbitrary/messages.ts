import fc from 'fast-check';
import { arbitraryFilter, arbitraryMessage } from '../../support/arbitrary-rules';
import { type JsonText, strangeJson, strangerThan } from './json';
import { damaged, strangeText } from './text';

/** Messages as people have them: of SDKs, of the REST API, CloudEvents, dumps of tools, envelopes of frameworks. */
const messages = fc.oneof(
  arbitraryMessage,
  fc.constantFrom<unknown>(
    { subject: 'x', applicationProperties: { kind: 'a', n: 1 }, body: { a: 1 } },
    { Label: 'x', UserProperties: { kind: 'b' }, SessionId: 's', ContentType: 'application/json' },
    { message_id: '1', application_properties: { kind: 'c', n: { long: '2' } } },
    { BrokerProperties: { Label: 'x', MessageId: '1' }, kind: 'a' },
    { BrokerProperties: '{"Label": "x"}', properties: { kind: 'a' } },
    { specversion: '1.0', type: 'a.b', source: '/x', id: '1', data: {} },
    { properties: { kind: { string: 'a' }, n: { int: '1' } }, system: { Label: 'x', EnqueuedTimeUtc: '2026-01-02' } },
    { SequenceNumber: 7, DeliveryCount: 1, LockToken: 'x', EnqueuedTimeUtc: '2026-01-02T03:04:05Z', Body: 'x' },
    { topic: '/subscriptions/0', eventType: 'x', eventTime: '2026-01-02T03:04:05Z', data: {}, dataVersion: '1' },
    { messageType: ['urn:message:x'], message: {}, headers: {} },
  ),
);

/** A message, nearly. */
export const messageText: fc.Arbitrary<JsonText> = fc.oneof(
  { weight: 6, arbitrary: strangerThan(messages) },
  { weight: 1, arbitrary: strangeJson },
);

/** A file of messages: one, an array, one a line, over several lines, or broken. */
export const messagesText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: messageText },
  { weight: 2, arbitrary: fc.array(messageText, { maxLength: 4 }).map((all) => all.join('\n')) },
  { weight: 2, arbitrary: fc.array(messageText, { maxLength: 4 }).map((all) => `[${all.join(',')}]`) },
  { weight: 1, arbitrary: messages.map((one) => JSON.stringify(one, undefined, 2)) },
  { weight: 1, arbitrary: damaged(messageText) },
  { weight: 1, arbitrary: strangeText },
);

const words = fc.constantFrom(
  ...'AND OR NOT EXISTS LIKE ESCAPE IN IS NULL TRUE FALSE SET REMOVE begin a sys. user. Label newid() p( ( ) , . ; = <> < > + - * / % @x 1 1.5 1E5 \' " [ ] -- \n \t $ é 😀'.split(
    ' ',
  ),
);

/** Words of the rule language in any order. */
export const wordSalad = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));

/** A valid filter with a piece cut out, doubled, or put elsewhere. */
export const damagedFilter = damaged(arbitraryFilter, words);

/** Text where a rule is expected. */
export const ruleText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: arbitraryFilter },
  wordSalad,
  damagedFilter,
  strangeText,
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const rules = fc.oneof(
  ruleText.map((sql): object => ({ sql })),
  ruleText.map((text): object => ({ action: `SET a = ${text}` })),
  ruleText.map((action): object => ({ action })),
  strangeText.map((text): object => ({ correlation: { Label: text, properties: { [text]: { string: text } } } })),
);

/** A line of `scheduler eval`, nearly. */
export const requestLine: fc.Arbitrary<JsonText> = fc.oneof(
  {
    weight: 6,
    arbitrary: strangerThan(
      fc
        .record({ id: fc.jsonValue({ maxDepth: 2 }), rule: rules, messages: fc.array(messages, { maxLength: 3 }) })
        .map(({ id, rule, messages: all }) => ({ id, ...rule, messages: all })),
    ),
  },
  { weight: 1, arbitrary: strangeJson },
  { weight: 1, arbitrary: strangeText },
);
