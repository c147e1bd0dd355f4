import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process to start. */
export interface ProcessStart {
  readonly shell: string;
  readonly text: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Hears what it writes, standard output and standard error. */
  readonly onOutput: (chunk: Buffer) => void;
}

/** How a process ended; `undefined` where it did well. */
export type ProcessEnd = string | undefined;

/** The variable that marks what belongs to a process, wherever it has gone. */
export const MARK = 'AZUREML_LOCAL_PROCESS';

/** So long what is left of a process may go on writing when it has ended. */
const LAST_WORDS = 500;

/** A process with all that it has started: they end together. */
export class ProcessTree {
  /** When it has ended, and everything that it has started; with why, where that is a failure. */
  readonly ended: Promise<ProcessEnd>;
  /** When it runs; a text says why it does not. */
  readonly began: Promise<string | undefined>;
  private readonly child: ChildProcess;
  private readonly mark: string;

  /** @param start its environment has a `MARK` of its own */
  constructor({ shell, text, folder, environment, onOutput }: ProcessStart) {
    this.mark = environment[MARK] ?? '';
    // In a group of its own, which signals reach as a whole.
    this.child = spawn(shell, ['-c', text], {
      cwd: folder,
      env: { ...environment },
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', onOutput);
    this.child.stderr?.on('data', onOutput);
    this.began = new Promise((resolve) => {
      this.child.once('spawn', () => resolve(undefined));
      this.child.once('error', (error) => resolve(startText(error as NodeJS.ErrnoException, shell)));
    });
    this.ended = this.wait();
  }

  /** Asks all of it to end, and ends what does not within so many milliseconds. */
  async end(grace: number): Promise<void> {
    this.signal('SIGTERM');
    const isOver = await Promise.race([this.ended.then(() => true), pause(grace, false, { ref: false })]);
    if (!isOver) this.signal('SIGKILL');
    await this.ended;
  }

  /** Ends all of it at once; for when this process ends itself. */
  endNow(): void {
    this.signal('SIGKILL');
  }

  private async wait(): Promise<ProcessEnd> {
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    const end = await new Promise<ProcessEnd>((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(endText(code, signal)));
    });
    // What it has left running goes with it, as a container does.
    this.signal('SIGKILL');
    await Promise.race([closed, pause(LAST_WORDS, undefined, { ref: false })]);
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    return end;
  }

  private signal(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (process.platform === 'win32') {
      if (this.child.exitCode === null) execFile('taskkill', ['/PID', String(pid), '/T', '/F'], () => undefined);
      return;
    }
    send(-pid, signal);
    for (const stray of marked(this.mark)) send(stray, signal);
  }
}

/**
 * Processes that have a mark in their environment, or one that begins so (`<mark>/…`), also those that left their group:
 * where the system shows it, which is on Linux.
 */
export function marked(mark: string): number[] {
  if (process.platform !== 'linux' || mark === '') return [];
  const entries = ['\0', '/'].map((end) => Buffer.from(`${MARK}=${mark}${end}`));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`);
        return entries.some((entry) => environment.includes(entry));
      } catch {
        // It is over, or somebody else's.
        return false;
      }
    })
    .map(Number);
}

/** Ends what is left of a process that nobody waits for any more. */
export function endMarked(mark: string): void {
  for (const stray of marked(mark)) send(stray, 'SIGKILL');
}

function send(process_: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process_, signal);
  } catch {
    // It is over.
  }
}

function startText({ code, message }: NodeJS.ErrnoException, shell: string): string {
  if (code !== 'ENOENT') return `the process could not start: ${message}`;
  return `the process could not start: there is no ${shell} on this machine; install it, or name another shell in the local profile ("shell")`;
}

function endText(code: number | null, signal: NodeJS.Signals | null): ProcessEnd {
  if (code === 0) return undefined;
  return code === null ? `the process was ended by ${signal}` : `the process ended with exit code ${code}`;
}
