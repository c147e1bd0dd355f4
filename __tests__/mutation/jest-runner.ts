import { readFileSync } from 'node:fs';
import type { Config } from '@jest/types';
import type { CallbackTestRunnerInterface, TestRunnerContext } from 'jest-runner';
import JestRunner from 'jest-runner';
import { type Chosen, type Current, type Plan, running, type SharedFile, type Told } from './protocol';

type Tests = Parameters<CallbackTestRunnerInterface['runTests']>[0];
type Test = Tests[number];
type Watcher = Parameters<CallbackTestRunnerInterface['runTests']>[1];

/** What a process may grow to before another takes over: each file of tests leaves something behind. */
const MOST_MEMORY = 2_000_000_000;

/**
 * Runs files of tests again and again in one process, each time with another change on. Started by jest, which finds the
 * files, knows their resolution and keeps what is compiled; what comes out is told to the parent process.
 */
export default class MutationRunner implements CallbackTestRunnerInterface {
  readonly supportsEventEmitters = false;
  readonly isSerial = true;
  private readonly plan: Plan = JSON.parse(readFileSync(process.env.MUTATION_PLAN ?? '', 'utf8'));

  constructor(
    private readonly config: Config.GlobalConfig,
    private readonly context: TestRunnerContext,
  ) {}

  async runTests(tests: Tests, watcher: Watcher): Promise<void> {
    const { plan } = this;
    const byPath = new Map(tests.map((test) => [test.path, test]));
    if (plan.kind === 'reach') await this.reach(tests, watcher, plan.reached);
    if (plan.kind === 'together') await this.together(plan.files, byPath, watcher);
    if (plan.kind === 'alone') await this.alone(plan.changes, byPath, watcher);
    await tell({ kind: 'end' });
    // What tests left open keeps it alive no longer.
    process.exit(0);
  }

  private async reach(tests: Tests, watcher: Watcher, reached: string): Promise<void> {
    process.env.MUTANTS_REACHED = reached;
    for (const test of tests) {
      const started = Date.now();
      const { problem, ran } = await this.run(test, watcher, {});
      const loading = Date.now() - started - ran.reduce((sum, { took }) => sum + took, 0);
      await tell({ kind: 'ran', path: test.path, loading, tests: ran, problem });
    }
  }

  private async together(files: readonly SharedFile[], byPath: ReadonlyMap<string, Test>, watcher: Watcher) {
    const decided = new Set<number>();
    for (const { path, tests } of files) {
      const test = byPath.get(path);
      const done = new Set<string>();
      const shared = new Map(tests.map((one) => [one.name, one]));
      // What a change has left behind in it ends with a file that is loaded anew.
      for (
        let isSpoilt = test !== undefined && tests.some(({ ids }) => ids.some((id) => !decided.has(id)));
        isSpoilt;
      ) {
        const together = { tests: shared, decided, done, isSpoilt: false, tell };
        await this.run(test as Test, watcher, { together });
        isSpoilt = together.isSpoilt;
      }
      await tell({ kind: 'through', path });
      if (process.memoryUsage().rss > MOST_MEMORY) return;
    }
  }

  private async alone(
    changes: readonly { readonly id: number; readonly tests: readonly Chosen[] }[],
    byPath: ReadonlyMap<string, Test>,
    watcher: Watcher,
  ): Promise<void> {
    for (const { id, tests } of changes) {
      process.env.MUTANT = String(id);
      let by: string | undefined;
      for (const { path, names, patience } of tests) {
        const test = byPath.get(path);
        if (test === undefined) continue;
        await tell({ kind: 'started', id, path, patience });
        const { problem } = await this.run(test, watcher, { ...(names && { names: new Set(names) }), bail: true });
        if (problem === undefined) continue;
        by = `${path}: ${problem}`;
        break;
      }
      await tell(by === undefined ? { kind: 'survived', id } : { kind: 'noticed', id, by });
      if (process.memoryUsage().rss > MOST_MEMORY) return;
    }
  }

  /** What has run, and the name of the first test that fails, or what is wrong with the file as a whole. */
  private async run(
    test: Test,
    watcher: Watcher,
    wanted: Partial<Pick<Current, 'names' | 'together' | 'bail'>>,
  ): Promise<{ readonly problem: string | undefined; readonly ran: Current['ran'] }> {
    const file: Current = { path: test.path, bail: false, ran: [], failed: undefined, ...wanted };
    running.file = file;
    process.env.MUTANT_PATH = test.path;
    process.env.MUTANT_TEST = '';
    const runner = new JestRunner(this.config, this.context);
    let problem: string | undefined;
    runner.on('test-file-failure', ([, error]) => {
      problem = `cannot be run: ${error.message}`;
    });
    runner.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
      if (testExecError !== undefined && testExecError !== null) problem = 'cannot be loaded';
      else if (numFailingTests > 0) problem = 'fails';
    });
    await runner.runTests([test], watcher, { serial: true });
    return { problem: file.failed ?? problem, ran: file.ran };
  }
}

function tell(told: Told): Promise<void> {
  return new Promise((done) => {
    if (process.send === undefined) done();
    else process.send(told, () => done());
  });
}
