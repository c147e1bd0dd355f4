/**
 * Your catalogue, as it is now: what each environment deploys, where your example messages go and what they start, and
 * whether your claims hold. After a change that you meant, `npm run snapshots` renews what is expected here; look at the difference before
 * you commit it. No other test knows your jobs: if one of those fails, that is the project's fault and not yours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'cdktf';
import { TrainingSchedulerStack } from '../../lib/app';
import { proofMatchers } from '../../lib/proof';
import { Contracts, describeResult, Router, sentMessage, topologyOf } from '../../lib/routing';
import { plainValue } from '../../lib/rules';
import { environments } from '../../lib/scheduler/environments';
import { parseDocument } from '../../lib/terraform';
import { RequestValidator } from '../../lib/trigger/jobs';
import { addressesOfStacks, problemsOfStack, reviewedPart, synthEnvironmentTexts } from '../support/environments';

expect.extend(proofMatchers);

/** An example is a message, or an array of messages. */
const FOLDER = resolve(__dirname, '../../examples/messages');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.json')) : [];
const examples = files.flatMap((file) => {
  const messages: unknown[] = [JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))].flat();
  return messages.map((json, index) => ({
    place: `${file}, message ${index + 1}`,
    message: sentMessage(json),
    body: (json as { readonly body?: unknown }).body,
  }));
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
      expect(reviewedPart(text)).toMatchSnapshot();
    });

    test('sends the example messages where it did', () => {
      const routes = topics.flatMap((topic) =>
        examples.map(
          ({ place, message }) => `${place}\n${describeResult(new Router().route(topic, message), message)}`,
        ),
      );
      expect(`\n${routes.join('\n')}\n`).toMatchSnapshot();
    });

    test('starts what the example messages ask for, or sets them aside with the reason', () => {
      const { starts, topic: declared } = new TrainingSchedulerStack(new App(), environment);
      const contract = declared.contract?.jsonSchema() ?? null;
      const lines = topics.flatMap((topic) =>
        examples.flatMap(({ place, message, body }) =>
          new Router().route(topic, message).results.flatMap(({ subscription, copies }) => {
            const templates = starts.get(subscription.name)?.templates;
            if (templates === undefined) return [];
            const data = Object.fromEntries(Object.entries(templates).map(([key, template]) => [key, template.data]));
            const validator = new RequestValidator({ templates: data, contract });
            return copies.map((copy) => {
              const properties = Object.fromEntries(
                copy.message.properties.map(({ name: key, value }) => [key, plainValue(value)]),
              );
              const outcome = validator.request(body, properties);
              const refused = 'reason' in outcome ? outcome : validator.breach(properties);
              if ('reason' in outcome || refused !== undefined) {
                return `${place}: ${subscription.name} sets it aside, ${refused?.reason}: ${refused?.details.join('; ')}`;
              }
              const { template, tier, nodeCount, params } = outcome.request;
              const compute = JSON.stringify(data[template]?.tiers[tier]);
              return `${place}: ${subscription.name} starts ${template} on ${nodeCount} of ${compute} with ${JSON.stringify(params)}`;
            });
          }),
        ),
      );
      expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
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
