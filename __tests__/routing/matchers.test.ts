import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { knownOf, routingMatchers, topicIn } from '../../lib/routing';
import { MESSAGES, trainingEvent } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';

expect.extend(routingMatchers);

const texts = shippedTexts();
const examples = readdirSync(MESSAGES).flatMap((file) => {
  const messages: { applicationProperties: Record<string, unknown> }[] = JSON.parse(
    readFileSync(join(MESSAGES, file), 'utf8'),
  );
  return messages.map((message, index) => [file.replace('.json', ''), index + 1, message] as const);
});

describe.each(['dev', 'prod'])('in %s', (name) => {
  const topic = topicIn(texts[name]!, 'training-events');

  test.each(examples)('the example for %s (%i) starts that job and no other', (job, _, message) => {
    expect(topic).toRoute(message, job);
  });

  test('there is an example for every job', () => {
    expect([...new Set(examples.map(([job]) => job))].sort()).toEqual(
      knownOf(topic.subscriptions).map((subscription) => subscription.name),
    );
  });
});

test.each(examples)('the example for %s (%i) keeps to the contract', (_, __, { applicationProperties }) => {
  const number = (value: unknown) => (typeof value === 'object' ? Number(Object.values(value as object)[0]) : value);
  const plain = Object.entries(applicationProperties).map(([property, value]) => [property, number(value)]);
  expect(new Ajv().validate(trainingEvent.jsonSchema(), Object.fromEntries(plain))).toBe(true);
});

test('a failing expectation explains itself', () => {
  const topic = topicIn(texts.dev!, 'training-events');
  const message = { applicationProperties: { eventType: 'training.requested', gpuCount: 1, priority: 3 } };
  expect(() => expect(topic).toRoute(message, 'gpu-urgent')).toThrow(
    /to go to gpu-urgent, and it goes:\n {2}gpu-spot: .*\n[\s\S]*not gpu-urgent: urgent: priority >= 7 is false: priority is 3 \(int\)/,
  );
});

describe('what is given wrongly is told in one sentence, with what is allowed and an example', () => {
  const json = texts.dev!;
  const topic = topicIn(json, 'training-events');
  /** What a caller without types gives where a text belongs. */
  const given = (value: unknown) => value as string;

  test.each<[string, () => unknown, RegExp]>([
    [
      'the name of the topic',
      () => expect('events').toRoute({}, 'gpu'),
      /^toRoute: got "events", allowed a topic as topicIn finds it; for example expect\(topicIn\(json, 'events'\)\)\.toRoute\(message, 'gpu'\)$/,
    ],
    ['nothing', () => expect(undefined).toRoute({}), /^toRoute: got nothing, allowed a topic .*; for example /],
    [
      'a construct, and not',
      () => expect({ subscriptions: [], claims: [] }).not.toRoute({}),
      /^toRoute: got {.*}, allowed a topic /,
    ],
    [
      'no message',
      () => expect(topic).toRoute('gpu-spot'),
      /^toRoute: the message: got "gpu-spot", allowed a message: .*; for example expect\(topic\)/,
    ],
    [
      'a wrong part',
      () => expect(topic).not.toRoute({ aplicationProperties: {} }),
      /^toRoute: the message: .*aplicationProperties.*; for example /,
    ],
    [
      'a list of names',
      () => expect(topic).toRoute({}, given(['gpu-spot'])),
      /^toRoute: a subscription: got \["gpu-spot"\], allowed names of subscriptions, each an argument .*; for example /,
    ],
    [
      'no name',
      () => expect(topic).not.toRoute({}, given(undefined)),
      /^toRoute: a subscription: got nothing, allowed names/,
    ],
    [
      'an object as JSON',
      () => topicIn(given({}), 'training-events'),
      /^topicIn: json: got {}, allowed the text of a cdk.tf.json or of a plan; for example topicIn\(/,
    ],
    [
      'no topic',
      () => topicIn(json, given(undefined)),
      /^topicIn: name: got nothing, allowed the name of a topic; for example topicIn\(/,
    ],
  ])('%s', (_, expectation, sentence) => {
    const error = thrownBy(expectation);
    expect(error.name).toBe('MatcherMistake');
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('\n');
  });

  test('a subscription that there is not is named', () => {
    const message = { applicationProperties: { eventType: 'training.requested', gpuCount: 1, priority: 3 } };
    expect(() => expect(topic).toRoute(message, 'gpu-spott')).toThrow(
      /\n {2}training-events has no gpu-spott; it has the subscriptions [^\n]*gpu-spot/,
    );
    expect(() => expect(topic).toRoute(message)).not.toThrow(/has no/);
  });
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing is thrown');
}
