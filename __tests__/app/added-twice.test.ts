import { Project } from '../support/project';

const project = new Project();

/** Where synth says that the problem of an app is, and the line of code that stands there. */
function placeOf(body: string, problem: RegExp): string | undefined {
  const main = `// @ts-nocheck
import { TerraformStack } from 'cdktf';
import { ServiceBusNamespace, SqlFilter, synthesize } from './lib';
synthesize((app) => {
  const stack = new TerraformStack(app, 'quick');
  const namespace = new ServiceBusNamespace(stack, 'bus', {
    name: 'sbns-quick', location: 'x', resourceGroupName: 'x', sku: 'Standard',
  });
  const rules = { all: SqlFilter.acceptEverything() };
${body}
});
`;
  const { stderr } = project.synth(main);
  const line = stderr.split('\n').find((one) => problem.test(one));
  const number = /^main\.ts:(\d+):\d+ - /.exec(line ?? '')?.[1];
  return number === undefined ? line : main.split('\n')[Number(number) - 1]?.trim();
}

test.each<[what: string, body: string, second: string, problem: RegExp]>([
  [
    'a subscription',
    `  const topic = namespace.addTopic('jobs', {});
  topic.addSubscription('train', { rules });
  topic.addSubscription('other', { rules });
  topic.addSubscription('train', { rules, maxDeliveryCount: 3 });`,
    "topic.addSubscription('train', { rules, maxDeliveryCount: 3 });",
    /subscription name: got "train"/,
  ],
  [
    'a topic',
    `  namespace.addTopic('jobs', {});
  namespace.addQueue('other', {});
  namespace.addTopic('jobs', { supportOrdering: true });`,
    "namespace.addTopic('jobs', { supportOrdering: true });",
    /name: got "jobs"/,
  ],
  [
    'a rule',
    `  const one = namespace.addTopic('jobs', {}).addSubscription('train', { rules });
  one.addRule('all', SqlFilter.parse('a = 1'));`,
    "one.addRule('all', SqlFilter.parse('a = 1'));",
    /rule name: got "all"/,
  ],
])('%s that is added twice is told at the second line', (_, body, second, problem) => {
  expect(placeOf(body, problem)).toBe(second);
});
