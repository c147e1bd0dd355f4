import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { LocalServiceBus } from '../../../lib/broker';
import { topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { Commands, type Ended } from '../../support/kept-command/commands';
import { configurationOf } from '../../support/topics';

const COMMAND = join(resolve(__dirname, '../../..'), 'lib/cli/scheduler.cjs');

const commands = new Commands();
afterAll(() => commands.close());

/** What a run of the command has besides its options. */
interface Surroundings {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Has what the command has said so far, and can end it. */
  readonly during?: (said: { stdout: string; stderr: string }, kill: (signal: NodeJS.Signals) => void) => void;
}

/**
 * Runs the command beside the Service Bus of this process. With variables, or where somebody looks at it, it is a process of
 * its own, else one that has run it before (see support/kept-command).
 */
export function run(options: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { input = '', cwd, env, during } = surroundings;
  const kept = env === undefined && during === undefined ? commands.free() : undefined;
  return kept?.run(options, input, cwd) ?? runProcess(options, surroundings);
}

/** Runs the command in a process of its own. */
export function runProcess(
  options: readonly string[],
  { input = '', env, cwd, during }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...options], {
    env: { ...process.env, ...env },
    ...(cwd && { cwd }),
  });
  const said = { stdout: '', stderr: '' };
  let isEnded = false;
  // Once more, while it ends, would be another thing.
  const end = (signal: NodeJS.Signals) => {
    if (!isEnded) child.kill(signal);
    isEnded = true;
  };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      during?.(said, end);
    });
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done) => child.on('close', (status) => done({ status, ...said })));
}

/** The lines of what a command says, each as JSON. */
export function jsonLines(text: string): any[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const FOR_COPIES = { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'P1D' };

/** A topic `events` with two subscriptions, and queues; those that programs send copies to detect duplicates. */
export function busWith(...queues: string[]): Promise<LocalServiceBus> {
  const json = JSON.parse(configurationOf({ train: "kind = 'train'", all: '1 = 1' }));
  json.resource.azurerm_servicebus_queue = Object.fromEntries(
    queues.map((name) => [name, { name, namespace_id: 'n', ...(/^training-re/.test(name) && FOR_COPIES) }]),
  );
  const topology = topologyOf(parseDocument('cdk.tf.json', JSON.stringify(json)));
  return LocalServiceBus.start({ topology, allowIncomplete: true });
}
