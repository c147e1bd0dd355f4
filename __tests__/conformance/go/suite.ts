import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LocalServiceBus } from '../../../lib/broker';
import { GO_SKIPPED } from './expected';

/** Kept at the version on which the table of exceptions was written. */
const MODULE = 'github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus@v1.11.0';
/** The packages with live tests: messages, and administration. */
const PACKAGES = ['.', './admin'] as const;
const MOST_SECONDS = 600;

/** What became of one test, or part of a test. */
export interface GoAnswer {
  readonly test: string;
  readonly action: 'pass' | 'fail' | 'skip';
  /** What it said, where it failed. */
  readonly said: string;
}

/** Why it cannot run on this machine; `undefined` where it can. */
export function missingForGo(): string | undefined {
  const { status } = spawnSync('go', ['version'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'go is not on this machine';
}

/** Fetches the client with its tests into a folder, which is kept from run to run, and lets them ask a local service. */
export function prepareGo(folder: string): void {
  if (existsSync(join(folder, 'ready'))) return;
  rmSync(folder, { recursive: true, force: true });
  const { Dir } = JSON.parse(must('go', ['mod', 'download', '-json', MODULE], '.')) as { readonly Dir: string };
  cpSync(Dir, folder, { recursive: true });
  makeWritable(folder);
  const helpers = join(folder, 'internal/test/test_helpers.go');
  const changed = [
    ['\t"github.com/Azure/azure-sdk-for-go/sdk/internal/test/credential"\n', ''],
    ['\ttokenCred, err := credential.New(nil)\n\trequire.NoError(t, err)\n', '\ttokenCred := localCredential{}\n'],
    [
      'args.NewClient(endpoint, iv.Cred, options.ClientOptions)',
      'args.NewClientFromConnectionString(localConnectionString(endpoint), options.ClientOptions)',
    ],
  ].reduce(
    (text, [from = '', to = '']) => {
      if (!text.includes(from))
        throw new Error(`${MODULE} has other helpers than this was written for: no ${from.trim()}`);
      return text.replace(from, to);
    },
    readFileSync(helpers, 'utf8'),
  );
  writeFileSync(helpers, changed);
  cpSync(join(__dirname, 'local.go.txt'), join(folder, 'internal/test/local.go'));
  for (const one of PACKAGES) must('go', ['test', '-c', '-o', binaryOf(folder, one), one], folder);
  writeFileSync(join(folder, 'ready'), '');
}

/** Runs the tests against a Standard and a Premium namespace, and tells what became of each. */
export async function* runGo(
  folder: string,
  standard: LocalServiceBus,
  premium: LocalServiceBus,
): AsyncGenerator<GoAnswer> {
  const { file } = standard.certificate;
  if (file === undefined)
    throw new Error('the certificate cannot be kept in a file, and the client has to be told of one');
  const env = {
    ...process.env,
    SSL_CERT_FILE: file,
    AZURE_RECORD_MODE: 'live',
    SERVICEBUS_ENDPOINT: `localhost:${standard.ports[0]}`,
    SERVICEBUS_ENDPOINT_PREMIUM: `localhost:${premium.ports[0]}`,
    SERVICEBUS_CONNECTION_STRING: withoutEnd(standard),
    SERVICEBUS_CONNECTION_STRING_PREMIUM: withoutEnd(premium),
    // Empty ones are what the tests leave out: keys that may not do everything.
    SERVICEBUS_CONNECTION_STRING_NO_MANAGE: '',
    SERVICEBUS_CONNECTION_STRING_SEND_ONLY: '',
    SERVICEBUS_CONNECTION_STRING_LISTEN_ONLY: '',
  };
  for (const one of PACKAGES) {
    const options = ['-test.v=test2json', `-test.timeout=${MOST_SECONDS}s`, `-test.skip=^(${GO_SKIPPED.join('|')})$`];
    const child = spawn('go', ['tool', 'test2json', binaryOf(folder, one), ...options], {
      cwd: join(folder, one),
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = new Map<string, string>();
    let ended = false;
    for await (const line of createInterface({ input: child.stdout })) {
      const { Action, Test, Output } = JSON.parse(line) as { Action: string; Test?: string; Output?: string };
      if (Test === undefined) ended ||= Action === 'pass' || Action === 'fail';
      else if (Action === 'output') said.set(Test, `${said.get(Test) ?? ''}${Output}`.slice(-2000));
      else if (Action === 'pass' || Action === 'fail' || Action === 'skip') {
        yield { test: Test, action: Action, said: said.get(Test) ?? '' };
        said.delete(Test);
      }
    }
    // What is still open then never ended.
    for (const [test, text] of said) yield { test, action: 'fail', said: text };
    if (!ended) throw new Error(`the tests of ${one} did not end`);
  }
}

function withoutEnd(bus: LocalServiceBus): string {
  return bus.connectionString.replace(/;$/, '');
}

function binaryOf(folder: string, one: string): string {
  return join(folder, one === '.' ? 'messages.test' : 'administration.test');
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

function must(tool: string, options: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(tool, options, { encoding: 'utf8', cwd });
  if (status !== 0) throw new Error(`${tool} ${options.join(' ')} failed: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}
