import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { median } from './processes';

/**
 * How long it takes from the start of `scheduler local`, as a process, until the official client has received the first
 * message that it sent through it: `npm run bench:first-message`. The client is loaded and warm; the process is new.
 */
const ROUNDS = 9;

interface Times {
  /** Until it says that it listens, in milliseconds. */
  readonly listening: number;
  /** Until the message is received. */
  readonly received: number;
}

async function firstMessage(config: string, more: readonly string[]): Promise<Times> {
  const begin = performance.now();
  const command = join(__dirname, '../lib/cli/scheduler.cjs');
  const child = spawn(process.execPath, [command, 'local', '--port', '0', '--json', '--config', config, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
      said += text;
      if (said.includes('\n')) break;
    }
    const listening = performance.now() - begin;
    const { connectionString } = JSON.parse(said) as { connectionString: string };
    const client = new ServiceBusClient(connectionString);
    await client.createSender('q').sendMessages({ body: 'first' });
    const [message] = await client.createReceiver('q').receiveMessages(1);
    if (message?.body !== 'first') throw new Error(`received ${JSON.stringify(message?.body)}`);
    const received = performance.now() - begin;
    await client.close();
    return { listening, received };
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const config = join(folder, 'Config.json');
  writeFileSync(
    config,
    JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'sbemulatorns', Queues: [{ Name: 'q' }] }] } }),
  );
  let made = 0;
  const kinds: Readonly<Record<string, () => readonly string[]>> = {
    'in memory': () => [],
    'with --data': () => ['--data', join(folder, `data-${made++}`)],
  };
  const times = new Map(Object.keys(kinds).map((title): [string, Times[]] => [title, []]));
  try {
    for (let round = 0; round <= ROUNDS; round++)
      for (const [title, options] of Object.entries(kinds)) {
        const one = await firstMessage(config, options());
        // The first is to get warm.
        if (round > 0) times.get(title)?.push(one);
      }
    console.log('| start | listens after, ms | first message after, ms | fastest | slowest |');
    console.log('|---|---|---|---|---|');
    for (const [title, all] of times) {
      const received = all.map((one) => one.received);
      const cells = [
        median(all.map(({ listening }) => listening)),
        median(received),
        Math.min(...received),
        Math.max(...received),
      ];
      console.log(`| ${[title, ...cells.map((one) => one.toFixed(0))].join(' | ')} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
