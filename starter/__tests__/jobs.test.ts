import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizedText } from 'training-job-scheduler';
import { topicIn } from 'training-job-scheduler/jest';
import { environments } from '../lib/environments';

const EXAMPLES = join(__dirname, '..', 'examples', 'messages');

/** Where each file of examples/messages goes: the subscriptions that get its message. */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  'expensive.json': ['approve'],
  'strong-drift.json': ['train'],
  'train.json': ['train'],
  'weak-drift.json': ['watch-drift'],
};

test('every example has a destination', () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual(Object.keys(DESTINATIONS).sort());
});

describe.each(environments.map((environment) => [environment.name, environment] as const))('%s', (_, environment) => {
  // Runs every check of `npm run synth`: an environment with a mistake fails here, with all that is wrong.
  const topic = topicIn(synthesizedText(environment), environment.catalogue.topicName);

  test.each(Object.entries(DESTINATIONS))('%s goes to %j', (file, destinations) => {
    const message = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8'));
    expect(topic).toRoute(message, ...destinations);
  });

  test('a message of an unknown kind goes nowhere', () => {
    expect(topic).toRoute({ messageId: '1', applicationProperties: { eventType: 'something.else' } });
  });

  test('every claim holds for all messages', async () => {
    await expect(topic).toKeepItsClaims();
  });
});
