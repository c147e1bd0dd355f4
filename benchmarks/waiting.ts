import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { endWith } from './processes';

/**
 * What a million messages that wait take of memory, in `scheduler local` as a process, sent by the official client in
 * batches: `npm run bench:waiting`. Only Linux tells what a process has.
 */
const COUNT = Number(process.env.COUNT ?? 1_000_000);
const BATCH = 500;
const BODY = 'x'.repeat(200);

/** Megabytes that a process has, and the most that it had. */
function memoryOf(pid: number | undefined): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

async function main(): Promise<void> {
  if (process.platform !== 'linux') {
    console.log('skipped: only Linux tells the memory of another process');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const config = join(folder, 'Config.json');
  const namespace = { Name: 'sbemulatorns', Queues: [{ Name: 'q' }] };
  writeFileSync(config, JSON.stringify({ UserConfig: { Namespaces: [namespace] } }));
  const command = join(__dirname, '../lib/cli/scheduler.cjs');
  const child = spawn(process.execPath, [command, 'local', '--port', '0', '--json', '--config', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
    said += text;
    if (said.includes('\n')) break;
  }
  const client = new ServiceBusClient(JSON.parse(said).connectionString);
  const sender = client.createSender('q');
  const before = memoryOf(child.pid);
  const begin = performance.now();
  for (let sent = 0; sent < COUNT; sent += BATCH)
    await sender.sendMessages(Array.from({ length: BATCH }, (_, n) => ({ body: BODY, messageId: `m${sent + n}` })));
  const seconds = (performance.now() - begin) / 1000;
  const after = memoryOf(child.pid);
  const receiver = client.createReceiver('q');
  const [first] = await receiver.peekMessages(1);
  const [last] = await receiver.peekMessages(1, { fromSequenceNumber: first?.sequenceNumber?.add(COUNT - 1) });
  if (last?.messageId !== `m${COUNT - 1}`) throw new Error(`the last message is ${last?.messageId}`);
  console.log(
    `${COUNT.toLocaleString('en')} messages with ${BODY.length} bytes of body wait: ${after.now.toFixed(0)} MB, at most ` +
      `${after.most.toFixed(0)} MB, ${before.now.toFixed(0)} MB before; ${Math.round(((after.now - before.now) * 1024 * 1024) / COUNT)} bytes each; ` +
      `${Math.round(COUNT / seconds).toLocaleString('en')} messages/s`,
  );
}

endWith(main());
