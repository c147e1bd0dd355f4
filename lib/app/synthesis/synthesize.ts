import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { App } from 'cdktf';
import { InvalidOptions } from '../../servicebus';
import { guardOutput, print, printError } from '../../terminal';
import { problemLines } from '../../text';
import { isProgrammingError, noteAdding, placeOfThrown, problemOfThrown, thrownText } from '../places/thrown';
import { allProblems, allWarnings, type ConstructProblems } from '../report/validation';
import { TrainingSchedulerStack } from '../stack/stack';
import { summaryLines } from '../stack/stack-summary';
import { typeProblems } from '../types';
import { skipCreationTraces } from './creation-traces';
import { nextSteps } from './next-steps';
import { publish } from './publish';

/**
 * Runs the app: builds the stacks, checks all of them, writes their JSON and prints what they deploy.
 *
 * Nothing is written before everything is valid, types included: a mistake ends with the list of all problems on
 * standard error, exit status 1, and the output of the last good run untouched. The output folder is `cdktf.out`, or what the cdktf
 * command line names in `CDKTF_OUTDIR`.
 *
 * @param build makes the stacks of the app
 * @param options of which day it is
 * @param options.today the day on which exceptions have to hold, such as `2026-11-22`; the current one (UTC) by default
 * @returns when all is written, or all problems are told: it does not throw for mistakes of the user
 */
export async function synthesize(
  build: (app: App) => void,
  { today = new Date().toISOString().slice(0, 10) }: { readonly today?: string } = {},
): Promise<void> {
  guardOutput();
  skipCreationTraces();
  // cdktf 0.21 is final and calls util.isArray, about which Node 22 and later warn; nobody can do anything about it.
  process.noDeprecation = true;
  const outdir = resolve(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  mkdirSync(dirname(outdir), { recursive: true });
  const draft = mkdtempSync(`${outdir}.`);
  const types = typeProblems();
  try {
    // The validations run below, for all stacks together: cdktf stops at the first stack with a problem.
    const app = new App({ outdir: draft, stackTraces: false, skipValidation: true });
    const mistakes = mistakesIn(app, build);
    if (mistakes.length === 0) app.synth();
    const problems = [...(await types), ...mistakes];
    if (problems.length > 0) {
      fail(reportLines(problems));
      return;
    }
    publish(draft, outdir);
    printError(allWarnings(app, today).flatMap((warning) => problemLines(`warning: ${warning}`)));
    const stacks = app.node.children.filter((child) => child instanceof TrainingSchedulerStack);
    // An empty line between two stacks.
    print(stacks.map(summaryLines).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
    const next = nextSteps(stacks.map(({ node }) => node.id));
    if (next !== undefined) print(['', ...next.split('\n')]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const wrongTypes = await types;
    // Types say what led to an error of the language, and where. Without them and without a place in the user's files it
    // is an error of this project, which its stack is needed for.
    if (isProgrammingError(error) && wrongTypes.length === 0 && placeOfThrown(error) === undefined) throw error;
    fail([...(wrongTypes.length > 0 ? reportLines(wrongTypes) : []), thrownText(error)]);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function fail(lines: readonly string[]): void {
  printError(lines);
  process.exitCode = 1;
}

/** What is wrong with the app; what main.ts itself throws is told after what led to it. */
export function mistakesIn(app: App, build: (app: App) => void): ConstructProblems[] {
  try {
    build(app);
  } catch (error) {
    const known = allProblems(app);
    if (error instanceof InvalidOptions) {
      noteAdding(error, error.problems);
      return [...known, { path: error.path, problems: error.problems }];
    }
    if (known.length === 0) throw error;
    // An error of the language is most likely what a construct that is not whole has led to.
    const isConsequence = error instanceof Error && isProgrammingError(error);
    return isConsequence ? known : [...known, { path: '', problems: [problemOfThrown(error)] }];
  }
  return allProblems(app);
}

/** Only what fails needs the report, and the source files that it reads. */
function reportLines(problems: readonly ConstructProblems[]): string[] {
  const report: typeof import('../report/report') = require('../report/report');
  return report.reportLines(problems);
}
