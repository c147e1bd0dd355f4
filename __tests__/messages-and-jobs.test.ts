import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { LocalServiceBus } from '../lib/broker';
import { sentMessage, topologyOf } from '../lib/routing';
import { parseDocument } from '../lib/terraform';
import { jsonLines, run } from './cli/messages/command';
import { command, WORKSPACE } from './local/azure-ml/machine';
import { ServiceOfTest } from './local/azure-ml/service-of-test';
import { shippedTexts } from './support/shipped/synthesized';

/** Every line of the page, at a Service Bus and an Azure ML in this process. */

const ROOT = resolve(__dirname, '..');
const page = readFileSync(join(ROOT, 'docs/messages-and-jobs.md'), 'utf8');
const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block as string).trim().split('\n'));

let bus: LocalServiceBus;
let service: ServiceOfTest;
beforeAll(async () => {
  const topology = topologyOf(parseDocument('cdk.tf.json', shippedTexts().dev!));
  bus = await LocalServiceBus.start({ topology });
  service = await ServiceOfTest.start();
  bus.announce('system', { resourceManager: service.http.url, workspaces: [{ id: WORKSPACE, name: 'training' }] });
  await service.put(
    'tr-example',
    command({ command: 'echo trained', tags: { requestId: '6f0c2a51-0001', template: 'train-on-gpu' } }),
  );
  await service.until('tr-example');
  // So that each line can be tried by itself.
  const [example] = JSON.parse(readFileSync(join(ROOT, 'examples/messages/gpu-urgent.json'), 'utf8'));
  await bus.send('training-events', { message: sentMessage(example), body: '{}' });
  const client = new ServiceBusClient(bus.connectionString);
  const rejected = (messageId: string, rejectedReason: string) => ({
    messageId,
    body: { id: messageId },
    applicationProperties: {
      eventType: 'training.requested',
      priority: 8,
      rejectedReason,
      rejectedBy: 'gpu-urgent',
      retryQueue: 'training-retry-gpu-urgent',
    },
  });
  await client
    .createSender('training-rejected')
    .sendMessages([rejected('6f0c2a51-0002', 'misconfigured'), rejected('6f0c2a51-0003', 'unknown-template')]);
  await client.close();
});
afterAll(async () => {
  await bus.stop();
  await service.stop();
});

/** Runs a line as it stands, but for where Service Bus is; what goes on is ended once it has begun. */
function ran(line: string) {
  const options = line.split(/\s+/).slice(2);
  const here = `local:${bus.ports[0]}`;
  const [name = ''] = options;
  const isSend = name === 'send';
  const moved = options.map((one) => one.replace(/^local(?=\/|$)/, here));
  const saysWhere = moved.some((one) => /^(--at|--to|--workspace)$/.test(one));
  const all = [...moved, ...(saysWhere ? [] : [isSend ? '--to' : '--at', here])];
  // Nobody is logged in, and nobody waits for that.
  const env = { PATH: '/nowhere', IDENTITY_ENDPOINT: 'http://127.0.0.1:1/token', IDENTITY_HEADER: 'x' };
  return run(
    all.map((one) => (isSend && one === here ? `${here}/training-events` : one)),
    {
      cwd: ROOT,
      env,
      ...(name === 'watch' && {
        during: ({ stdout, stderr }: { stdout: string; stderr: string }, kill: (signal: NodeJS.Signals) => void) => {
          const hasBegun = line.includes('--from-start') ? stdout !== '' : stderr.includes('watching');

          if (hasBegun) kill('SIGINT');
        },
      }),
    },
  );
}

test('there are lines of each command', () => {
  const named = new Set(
    lines.map((line) => /^npx training-job-scheduler (jobs \w+|dead-letters \w+|\w+)/.exec(line)?.[1]),
  );
  expect([...named].sort()).toEqual([
    'dead-letters discard',
    'dead-letters list',
    'dead-letters resend',
    'dead-letters show',
    'jobs cancel',
    'jobs list',
    'jobs log',
    'jobs show',
    'peek',
    'send',
    'watch',
  ]);
});

/** What a line says, as far as it says something of its own. */
const SAYS: readonly (readonly [line: RegExp, said: RegExp])[] = [
  [/^send \S+$/, /^1 sent to training-events/],
  [/^send .*--json/, /"messageId":"6f0c2a51-0001","sent":true/],
  [/^send .*--every/, /(sent 6f0c2a51-0001 .*\n){3}3 sent to training-events/],
  [/^peek \S+$/, /^#1 .* 6f0c2a51-0001 {2}training\.requested/],
  [/^peek .*--dead-letters/, /^nothing there/],
  [/^watch .*--from-start/, /^training-events\/gpu-urgent {2}#1 /m],
  [/^dead-letters list/, /^training-rejected {2}misconfigured {2}1 message$/m],
  [/^dead-letters show/, /^ {2}misconfigured$/m],
  [/^dead-letters resend --reason/, /6f0c2a51-0002 {2}misconfigured {2}-> training-retry-gpu-urgent/],
  [/^dead-letters resend --message-id/, /, 1 sent again$/m],
  [/^dead-letters discard/, /, 1 would be discarded; --yes does it$/m],
  [/^jobs list$/, /^tr-example +Completed/m],
  [/^jobs list --request-id/, /^tr-example +Completed/m],
  [/^jobs show/, /^tr-example {2}Completed$/m],
  [/^jobs log/, /^trained$/m],
  [/^jobs cancel/, /^tr-example is over already: Completed$/m],
];

test.each(lines)('%s', async (line) => {
  const { status, stdout, stderr } = await ran(line);
  if (/azure:|--workspace/.test(line)) {
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^training-job-scheduler: .*azure\S*: nobody is logged in to Azure/m),
    ]);
    return;
  }
  expect(status).toBeLessThan(2);
  const said = SAYS.find(([pattern]) => pattern.test(line.replace('npx training-job-scheduler ', '')))?.[1];
  if (said !== undefined) expect(stdout).toMatch(said);
  else if (line.includes('--json')) expect(jsonLines(stdout)).toBeInstanceOf(Array);
});
