import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  read,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a command has said, and its status. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Request {
  readonly options: readonly string[];
  readonly input: string;
  readonly cwd?: string | undefined;
}

/** The command in a process that has loaded it, and runs it once for each request (see process.cjs). */
export class KeptCommand {
  private readonly folder = mkdtempSync(join(tmpdir(), 'kept-command-'));
  private readonly requests: number;
  private readonly answers: number;
  private readonly process: ChildProcess;
  private busy = false;
  private ended = false;

  constructor() {
    const [requests, answers] = ['requests', 'answers'].map((name) => join(this.folder, name)) as [string, string];
    execFileSync('mkfifo', [requests, answers]);
    // Opened for both directions a FIFO does not wait for its other end; and afterwards each end is one process's alone,
    // so that either learns of the other's end.
    const both = [requests, answers].map((path) => openSync(path, constants.O_RDWR));
    const [asked, answering] = [openSync(requests, 'r'), openSync(answers, 'w')];
    this.requests = openSync(requests, 'w');
    this.answers = openSync(answers, 'r');
    const said = ['stdout', 'stderr'].map((name) => openSync(join(this.folder, name), 'a'));
    this.process = spawn(process.execPath, [join(__dirname, 'process.cjs')], {
      stdio: ['ignore', ...said, asked, answering],
    });
    this.process.unref();
    for (const one of [...both, ...said, asked, answering]) closeSync(one);
  }

  /** Whether it runs something at the moment. */
  get isBusy(): boolean {
    return this.busy;
  }

  /** Whether the last run has ended the process, which can be asked for nothing more. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Runs the command, and waits as for a process of its own: nothing else happens here in the meantime. */
  runNow(options: readonly string[], input: string): Ended {
    this.ask({ options, input });
    const chunk = Buffer.alloc(64);
    let answer = '';
    while (!this.isWhole(answer)) {
      const count = readSync(this.answers, chunk);
      if (count === 0) break;
      answer += chunk.toString('latin1', 0, count);
    }
    return this.said(answer);
  }

  /** Runs the command, in a folder, beside what happens in this process. */
  async run(options: readonly string[], input: string, cwd?: string): Promise<Ended> {
    this.ask({ options, input, cwd });
    const chunk = Buffer.alloc(64);
    let answer = '';
    while (!this.isWhole(answer)) {
      const { bytesRead } = await promisify(read)(this.answers, chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      answer += chunk.toString('latin1', 0, bytesRead);
    }
    return this.said(answer);
  }

  /** Ends the process, whatever it does. */
  close(): void {
    this.process.kill('SIGKILL');
    for (const one of [this.requests, this.answers]) closeSync(one);
    rmSync(this.folder, { recursive: true });
  }

  private ask({ options, input, cwd = process.cwd() }: Request): void {
    this.busy = true;
    const file = join(this.folder, 'stdin');
    writeFileSync(file, input);
    writeSync(this.requests, `${JSON.stringify({ options, input: file, cwd })}\n`);
  }

  /** Where the process has ended, everything is written only when it is gone. */
  private isWhole(answer: string): boolean {
    return answer.startsWith('kept') && answer.endsWith('\n');
  }

  private said(answer: string): Ended {
    this.busy = false;
    const [, kind, status] = /^(kept|ended) (\d+)\n$/.exec(answer) ?? [];
    this.ended = kind !== 'kept';
    const [stdout, stderr] = ['stdout', 'stderr'].map((name) => {
      const file = join(this.folder, name);
      const text = readFileSync(file, 'utf8');
      truncateSync(file);
      return text;
    }) as [string, string];
    return { status: status === undefined ? null : Number(status), stdout, stderr };
  }
}
