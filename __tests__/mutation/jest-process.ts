import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from './folders';
import type { Plan, Told } from './protocol';
import type { Workshop } from './workshop';

/** A jest with the runner of this folder, in a process of its own: a change may have it run for ever. */
export class Jest {
  private readonly plan: string;

  constructor(
    private readonly workshop: Pick<Workshop, 'folder' | 'temporary'>,
    private readonly folder: Pick<Folder, 'tests' | 'without'>,
  ) {
    this.plan = join(workshop.temporary, 'plan.json');
  }

  /** @param patience for what comes before the first file of tests, and for files that say nothing of their own */
  run(plan: Plan, patience: number, onTold: (told: Told) => void): Promise<void> {
    writeFileSync(this.plan, JSON.stringify(plan));
    const output: string[] = [];
    const child = this.start();
    const endIt = () => end(child);
    process.once('exit', endIt);
    child.stderr?.on('data', (text: Buffer) => output.push(text.toString('utf8')));
    return new Promise((done, reject) => {
      let hasEnded = false;
      let hasStarted = false;
      let timer: NodeJS.Timeout;
      const wait = (milliseconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(endIt, milliseconds);
      };
      wait(patience);
      child.on('message', (told: Told) => {
        hasStarted = true;
        if (told.kind === 'end') hasEnded = true;
        onTold(told);
        wait(told.kind === 'started' ? told.patience : patience);
      });
      child.on('error', reject);
      child.on('close', () => {
        clearTimeout(timer);
        process.off('exit', endIt);
        end(child);
        // A process that was ended after it had begun is what a change has done to it.
        if (hasEnded || (plan.kind !== 'reach' && hasStarted)) done();
        else reject(new Error(`jest ended before its time:\n${output.join('')}`));
      });
    });
  }

  private start(): ChildProcess {
    const { folder, temporary } = this.workshop;
    const room = join(folder, '__tests__/mutation');
    return fork(
      'node_modules/jest/bin/jest.js',
      [
        ...this.folder.tests,
        ...(this.folder.without ?? []).map((pattern) => `--testPathIgnorePatterns=${pattern}`),
        '--ci',
        '--silent',
        '--runInBand',
        `--runner=${join(room, 'jest-runner.ts')}`,
        `--env=${join(room, 'jest-environment.ts')}`,
      ],
      {
        cwd: folder,
        // A group of its own: what tests have started ends with it.
        detached: true,
        execArgv: ['--max-old-space-size=4096'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...process.env, TMPDIR: temporary, MUTATION_PLAN: this.plan },
      },
    );
  }
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
