/**
 * Your catalogue, as it is now: what each environment deploys, where your example messages go, and whether your claims
 * hold. After a change that you meant, `npm run snapshots` renews what is expected here; look at the difference before
 * you commit it. No other test knows your jobs: if one of those fails, that is the project's fault and not yours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Contracts } from '../../lib/cli/contracts';
import { proofMatchers } from '../../lib/proof';
import { describeResult, Router, sentMessage, topologyOf } from '../../lib/routing';
import { environments } from '../../lib/scheduler';
import { parseDocument } from '../../lib/terraform';
import { addressesOfStacks, problemsOfStack, synthEnvironmentTexts } from '../support/environments';

expect.extend(proofMatchers);

/** An example is a message, or an array of messages. */
const FOLDER = resolve(__dirname, '../../examples/messages');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.json')) : [];
const examples = files.flatMap((file) => {
  const messages: unknown[] = [JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))].flat();
  return messages.map((json, index) => ({ place: `${file}, message ${index + 1}`, message: sentMessage(json) }));
});

const valid = environments.filter((environment) => problemsOfStack(environment) === '');
const texts = synthEnvironmentTexts(valid);

describe.each(environments.map((environment) => [environment.name, environment] as const))(
  '%s',
  (name, environment) => {
    const text = texts[name] ?? '{}';
    const { topics } = topologyOf(parseDocument(name, text));

    test('is valid', () => {
      expect(problemsOfStack(environment)).toBe('');
    });

    test('deploys what was reviewed', () => {
      const { '//': _, ...reviewed } = JSON.parse(text);
      expect(reviewed).toMatchSnapshot();
    });

    test('sends the example messages where it did', () => {
      const routes = topics.flatMap((topic) =>
        examples.map(
          ({ place, message }) => `${place}\n${describeResult(new Router().route(topic, message), message)}`,
        ),
      );
      expect(`\n${routes.join('\n')}\n`).toMatchSnapshot();
    });

    test('allows the example messages', () => {
      const contracts = new Contracts();
      const problems = topics.flatMap((topic) =>
        examples.flatMap(({ place, message }) =>
          contracts.problems(topic, message).map((problem) => `examples/messages/${place}: ${problem}`),
        ),
      );
      expect(problems).toEqual([]);
    });

    test('keeps every claim, for all messages', async () => {
      for (const topic of topics.filter(({ claims }) => claims.length > 0)) await expect(topic).toKeepItsClaims();
    });
  },
);

test('addresses are state: none moves without somebody seeing it', () => {
  expect(
    addressesOfStacks(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]))),
  ).toMatchSnapshot();
});
