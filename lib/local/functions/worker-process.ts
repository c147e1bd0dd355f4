import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { started } from '../../package/started';
import type { InvocationRequest, LogLevel, RegisteredFunction, ToHost, ToWorker } from './worker-messages';

const WORKER = started(join(__dirname, 'worker-main'));

/** What of the environment of this process a program may need to run at all; nothing else of it is its business. */
const INHERITED = ['PATH', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'NODE_EXTRA_CA_CERTS'];

/** How long is waited for what an ended process has written, in milliseconds. */
const LAST_WORDS = 500;

/** What is needed to start a program. */
export interface WorkerOptions {
  readonly folder: string;
  readonly modules: readonly string[];
  /** The settings of the app: its environment. */
  readonly environment: ReadonlyMap<string, string>;
  readonly onLog: (level: LogLevel, text: string) => void;
}

/** That a function has thrown, or was ended while it worked: in the words of the program. */
export class InvocationFailed extends Error {}

/** A program in a process of its own. */
export class WorkerProcess {
  /** Starts one. @throws Error where it ends, or throws, before it has registered its functions */
  static async start(options: WorkerOptions): Promise<WorkerProcess> {
    const worker = new WorkerProcess(options);
    worker.functions = await worker.load(options.modules);
    return worker;
  }

  /** What the program has registered. */
  functions: readonly RegisteredFunction[] = [];
  /** Comes when the process has ended, with why. */
  readonly exited: Promise<string>;
  private readonly process: ChildProcess;
  private readonly running = new Map<string, (failure: InvocationFailed | undefined) => void>();
  private loaded: ((said: readonly RegisteredFunction[] | Error) => void) | undefined;

  private constructor({ folder, environment, onLog }: WorkerOptions) {
    this.process = fork(WORKER.file, [], {
      cwd: folder,
      env: { ...inherited(), ...Object.fromEntries(environment) },
      // Bodies are bytes.
      serialization: 'advanced',
      execArgv: WORKER.execArgv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const { stdout, stderr } = this.process;
    if (stdout !== null) createInterface({ input: stdout }).on('line', (line) => onLog('information', line));
    if (stderr !== null) createInterface({ input: stderr }).on('line', (line) => onLog('error', line));
    this.process.on('message', (message: ToHost) => this.hear(message, onLog));
    const exited = new Promise<string>((resolve) => {
      this.process.once('error', (error) => resolve(error.message));
      this.process.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    // What it has said last is read before others hear that it has ended; what it has started may keep its streams open.
    const read = new Promise<void>((resolve) => {
      this.process.once('close', () => resolve());
    });
    this.exited = exited.then(async (why) => {
      await Promise.race([read, pause(LAST_WORDS, undefined, { ref: false })]);
      return why;
    });
    // After whoever keeps it running has heard: what fails by it is tried again with another one.
    void this.exited.then((why) => setImmediate(() => this.end(why)));
  }

  /** How many calls are on their way. */
  get calls(): number {
    return this.running.size;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Calls a function. @throws InvocationFailed */
  invoke(name: string, request: InvocationRequest): Promise<void> {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.running.set(id, (failure) => (failure === undefined ? resolve() : reject(failure)));
      this.say({ kind: 'invoke', id, name, request });
    });
  }

  /** Lets the program end what it has open, and ends it; after so many milliseconds without that. */
  async terminate(within: number): Promise<void> {
    this.say({ kind: 'terminate' });
    const timer = setTimeout(() => this.kill(), within);
    await this.exited;
    clearTimeout(timer);
  }

  /** Ends the process at once. */
  kill(): void {
    this.process.kill('SIGKILL');
  }

  private load(modules: readonly string[]): Promise<readonly RegisteredFunction[]> {
    return new Promise((resolve, reject) => {
      this.loaded = (said) => {
        this.loaded = undefined;
        if (said instanceof Error) {
          this.kill();
          reject(said);
        } else resolve(said);
      };
      this.say({ kind: 'load', modules });
    });
  }

  private say(message: ToWorker): void {
    // Of a process that has ended in the meantime `exited` tells.
    if (this.process.connected) this.process.send(message, () => undefined);
  }

  private hear(message: ToHost, onLog: WorkerOptions['onLog']): void {
    switch (message.kind) {
      case 'log':
        onLog(message.level, message.text);
        break;
      case 'loaded':
        this.loaded?.(message.functions);
        break;
      case 'not-loaded':
        this.loaded?.(new Error(message.why));
        break;
      case 'done':
        this.settle(message.id, undefined);
        break;
      case 'threw':
        this.settle(message.id, new InvocationFailed(message.why));
    }
  }

  private settle(id: string, failure: InvocationFailed | undefined): void {
    const settle = this.running.get(id);
    this.running.delete(id);
    settle?.(failure);
  }

  private end(why: string): void {
    this.loaded?.(new Error(`its process has ended: ${why}`));
    for (const id of [...this.running.keys()]) this.settle(id, new InvocationFailed(`its process has ended: ${why}`));
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
