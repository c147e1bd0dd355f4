import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { App } from 'cdktf';
import { skipCreationTraces } from './creation-traces';
import { nextSteps } from './next-steps';
import { publish } from './publish';
import { TrainingSchedulerStack } from './stack';
import { summarize } from './summary';
import { allProblems, allWarnings, formatProblems } from './validation';

/**
 * Runs the app: builds the stacks, checks all of them, writes their JSON and prints what they deploy.
 *
 * Nothing is written before everything is valid: a mistake ends with the list of all problems on standard error, exit
 * status 1, and the output of the last good run untouched. The output folder is `cdktf.out`, or what the cdktf
 * command line names in `CDKTF_OUTDIR`.
 *
 * @param build makes the stacks of the app
 */
export function synthesize(build: (app: App) => void): void {
  skipCreationTraces();
  // cdktf 0.21 is final and calls util.isArray, about which Node 22 and later warn; nobody can do anything about it.
  process.noDeprecation = true;
  const outdir = resolve(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  mkdirSync(dirname(outdir), { recursive: true });
  const draft = mkdtempSync(`${outdir}.`);
  try {
    // The validations run below, for all stacks together: cdktf stops at the first stack with a problem.
    const app = new App({ outdir: draft, stackTraces: false, skipValidation: true });
    build(app);
    const problems = allProblems(app);
    if (problems.length > 0) {
      fail(formatProblems(problems));
      return;
    }
    app.synth();
    publish(draft, outdir);
    for (const warning of allWarnings(app)) console.error(`warning: ${warning}`);
    const stacks = app.node.children.filter((child) => child instanceof TrainingSchedulerStack);
    console.log(stacks.map(summarize).join('\n\n'));
    const next = nextSteps(stacks.map(({ node }) => node.id));
    if (next !== undefined) console.log(`\n${next}`);
  } catch (error) {
    if (!(error instanceof Error) || isProgrammingError(error)) throw error;
    fail(error.message);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** The errors of the language itself, where the place in the code matters more than the message. */
function isProgrammingError(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof SyntaxError;
}
