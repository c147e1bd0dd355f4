import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { knownOf, routingMatchers, topicIn } from '../../lib/routing';
import { synthEnvironmentTexts } from '../support/environments';
import { environments, MESSAGES, trainingEvent } from '../support/shipped';

expect.extend(routingMatchers);

const texts = synthEnvironmentTexts(environments);
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
