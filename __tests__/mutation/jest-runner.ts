import { readFileSync } from 'node:fs';
import type { Config } from '@jest/types';
import type { CallbackTestRunnerInterface, TestRunnerContext } from 'jest-runner';
import JestRunner from 'jest-runner';
import { current, type Plan, type Told } from './protocol';

type Tests = Parameters<CallbackTestRunnerInterface['runTests']>[0];
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
    await (this.plan.kind === 'reach' ? this.reach(tests, watcher, this.plan.reached) : this.judge(tests, watcher));
    await tell({ kind: 'end' });
    // What tests left open keeps it alive no longer.
    process.exit(0);
  }

  private async reach(tests: Tests, watcher: Watcher, reached: string): Promise<void> {
    process.env.MUTANTS_REACHED = reached;
    for (const test of tests) {
      const problem = await this.run(test, watcher, undefined, false);
      await tell({ kind: 'ran', path: test.path, loading: this.loading, tests: current.ran, problem });
    }
  }

  private async judge(tests: Tests, watcher: Watcher): Promise<void> {
    const byPath = new Map(tests.map((test) => [test.path, test]));
    for (const { id, tests: chosen } of this.plan.kind === 'judge' ? this.plan.changes : []) {
      process.env.MUTANT = String(id);
      let by: string | undefined;
      for (const { path, names, patience } of chosen) {
        const test = byPath.get(path);
        if (test === undefined) continue;
        await tell({ kind: 'started', id, path, patience });
        const failed = await this.run(test, watcher, names, true);
        if (failed === undefined) continue;
        by = `${path}: ${failed}`;
        break;
      }
      await tell(by === undefined ? { kind: 'survived', id } : { kind: 'noticed', id, by });
      if (process.memoryUsage().rss > MOST_MEMORY) return;
    }
  }

  private loading = 0;

  /** The name of the first test that fails, or what is wrong with the file as a whole. */
  private async run(
    test: Tests[number],
    watcher: Watcher,
    names: readonly string[] | undefined,
    bail: boolean,
  ): Promise<string | undefined> {
    Object.assign(current, { names: names && new Set(names), bail, path: test.path, ran: [], failed: undefined });
    process.env.MUTANT_PATH = test.path;
    process.env.MUTANT_TEST = '';
    const runner = new JestRunner(this.config, this.context);
    let problem: string | undefined;
    const started = Date.now();
    runner.on('test-file-failure', ([, error]) => {
      problem = `cannot be run: ${error.message}`;
    });
    runner.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
      if (testExecError !== undefined && testExecError !== null) problem = 'cannot be loaded';
      else if (numFailingTests > 0) problem = 'fails';
    });
    await runner.runTests([test], watcher, { serial: true });
    this.loading = Date.now() - started - current.ran.reduce((sum, { took }) => sum + took, 0);
    return current.failed ?? problem;
  }
}

function tell(told: Told): Promise<void> {
  return new Promise((done) => {
    if (process.send === undefined) done();
    else process.send(told, () => done());
  });
}
