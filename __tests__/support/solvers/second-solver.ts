import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { started } from '../../../lib/package/started';

/** A Python that has cvc5 (`pip install cvc5`, or what `.ci/cvc5` made); its path may be said in CVC5_PYTHON. */
const PYTHON = process.env.CVC5_PYTHON ?? 'python3';

/** Whether cvc5 is on this machine; without it, tests that need it are skipped. */
export const hasSecondSolver = spawnSync(PYTHON, ['-c', 'import cvc5']).status === 0;

/** `describe` where cvc5 is there, else the same tests, shown and counted as skipped. */
export const describeWithSecondSolver = hasSecondSolver ? describe : describe.skip;

/** `sat`, `unsat` or `unknown`; whatever else is said is a fault of the file. */
function verdictOf(said: string): string {
  return /^(?:unsat|sat|unknown)(?=\s|$)/.exec(said.trim())?.[0] ?? said;
}

/** What cvc5 says to files of SMT-LIB. @param steps the most that it takes for each, in its own count */
export function askCvc5(texts: readonly string[], steps: number): string[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, [join(__dirname, 'ask-cvc5.py'), String(steps)], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`cvc5: ${stderr}`);
  return (JSON.parse(stdout) as string[]).map(verdictOf);
}

/** What Z3 says to files of SMT-LIB, without anything that this project does beside it. */
export async function askZ3(texts: readonly string[], steps: number): Promise<string[]> {
  const { file, execArgv } = started(join(__dirname, '../../../lib/proof/solver/solver-worker'));
  const worker = new Worker(file, { execArgv });
  const said: string[] = [];
  for (const text of texts) {
    worker.postMessage({ open: `(set-option :rlimit ${steps})\n${text}` });
    said.push(verdictOf((await once(worker, 'message'))[0]));
  }
  await worker.terminate();
  return said;
}
