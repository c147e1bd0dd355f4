import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');

/** Where the certificates of these tests are kept, beside those of whoever runs them. */
export const DATA_HOME = mkdtempSync(join(tmpdir(), 'local-'));

export interface Started {
  readonly connectionString: string;
  readonly port: number;
  readonly ports: readonly number[];
  readonly certificate: string;
  readonly [name: string]: unknown;
}

/** A `scheduler local` that runs in a process of its own. */
export class LocalProcess {
  private static readonly running = new Set<LocalProcess>();

  /** Ends those that a test has left. */
  static async endAll(): Promise<void> {
    for (const one of LocalProcess.running) await one.end('SIGKILL');
    rmSync(DATA_HOME, { recursive: true, force: true });
  }

  /** Starts one, and waits until it says that it runs. */
  static async start(options: readonly string[], extras: { readonly cwd?: string } = {}): Promise<LocalProcess> {
    const child = spawn(process.execPath, [COMMAND, 'local', '--port', '0', '--json', ...options], {
      env: { ...process.env, XDG_DATA_HOME: DATA_HOME, LOCALAPPDATA: DATA_HOME },
      ...extras,
    });
    const started = new LocalProcess(child);
    LocalProcess.running.add(started);
    await started.line();
    return started;
  }

  stdout = '';
  stderr = '';
  /** What it has said of itself. */
  started: Started = undefined as unknown as Started;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
  }

  /** Ends it with a signal. @returns its status, and the signal that ended it */
  async end(signal: NodeJS.Signals): Promise<readonly [status: number | null, signal: NodeJS.Signals | null]> {
    LocalProcess.running.delete(this);
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'close');
    }
    return [this.child.exitCode, this.child.signalCode];
  }

  private async line(): Promise<void> {
    while (!this.stdout.includes('\n')) {
      const ended = once(this.child, 'close').then(() => {
        throw new Error(`training-job-scheduler local has ended: ${this.stderr}`);
      });
      await Promise.race([once(this.child.stdout as NodeJS.ReadableStream, 'data'), ended]);
    }
    this.started = JSON.parse(this.stdout);
  }
}
