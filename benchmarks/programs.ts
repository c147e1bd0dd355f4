import { execFileSync } from 'node:child_process';
import { synthEnvironmentFolders } from '../__tests__/support/environments';
import { BusUnderTest, until } from '../__tests__/support/local-bus';
import { environments } from '../__tests__/support/shipped';
import { deploymentOf } from '../lib/local/deployment';
import { LocalFunctions } from '../lib/local/functions';
import { readDocuments } from '../lib/terraform';

/**
 * How long the programs of the shipped catalogue take to start, what their processes take, and how many messages a second
 * one of them ends: `node --require ./lib/typescript.cjs benchmarks/programs.ts`. MESSAGES is how many are sent, each of
 * which is set aside: nothing is asked of Azure ML.
 */
const messages = Number(process.env.MESSAGES ?? 300);

async function main(): Promise<void> {
  const folder = synthEnvironmentFolders(environments).dev as string;
  const documents = readDocuments(folder);
  const begin = performance.now();
  const { programs } = deploymentOf(documents);
  show('what the document deploys', `${(performance.now() - begin).toFixed(0)} ms`);
  const bus = await BusUnderTest.start(documents[0]!.files[0]!.text);
  const starting = performance.now();
  const functions = await LocalFunctions.start({
    programs,
    connectionString: bus.bus.connectionString,
    resourceManager: 'http://localhost:1',
    identity: { endpoint: 'http://localhost:1', header: 'x' },
  });
  show(`${programs.length} programs start`, `${(performance.now() - starting).toFixed(0)} ms`);
  const sizes = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('worker-main'))
    .map((line) => Number.parseInt(line, 10) / 1024);
  show('a process', `${Math.round(sizes.reduce((sum, one) => sum + one, 0) / sizes.length)} MB`);
  const sender = bus.client.createSender('training-events');
  const applicationProperties = { eventType: 'training.requested', gpuCount: 4, priority: 8 };
  for (let index = 0; index < messages; index++) {
    await sender.sendMessages({ body: 'none', messageId: String(index), applicationProperties });
  }
  const working = performance.now();
  const already = (await bus.counts('training-rejected')).active;
  await until(
    async () => (await bus.counts('training-rejected')).active,
    (count) => count === messages,
    120,
  );
  const seconds = (performance.now() - working) / 1000;
  show('messages that one program sets aside', `${Math.round((messages - already) / seconds)} a second`);
  const stopping = performance.now();
  await functions.stop();
  show('all of them stop', `${(performance.now() - stopping).toFixed(0)} ms`);
  await bus.stop();
}

function show(what: string, value: string): void {
  console.log(`${what.padEnd(40)} ${value.padStart(14)}`);
}

void main();
