import { appendFileSync } from 'node:fs';
import { Progress, print, printError } from '../../lib/terminal';
import { type Asked, askedFor } from './asked';
import type { Folder } from './folders';
import { judge, reach, type Verdict } from './judging';
import { changesOf, drawn, type Placed, placeOf } from './sample';
import { isEnough, type Judged, missedIn, summaryOf } from './summary';
import { Workshop } from './workshop';

/**
 * `npm run mutate`: breaks the code in one small way after the other, and looks whether a test notices. In a copy of the
 * project; some changes of each folder, drawn from a seed.
 *
 *     npm run mutate -- rules routing               only these folders
 *     npm run mutate -- lib/routing/answers/route.ts:80   only this file, or this line of it
 *     MUTANTS=100 SEED=7 npm run mutate             a hundred of each folder, others than last time
 *     TESTS=__tests__/routing npm run mutate …      only these tests
 *     MUTATION_LOG=<file> npm run mutate            a line of JSON for each change, as soon as it is judged
 */
async function main(words: readonly string[]): Promise<void> {
  const { folders, problems } = askedFor(words, process.env);
  if (problems.length > 0) {
    printError(problems);
    process.exitCode = 2;
    return;
  }
  const workshop = new Workshop();
  const stop = () => {
    workshop.remove();
    process.exit(130);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    for (const asked of folders) {
      const judged = await mutateFolder(asked, workshop);
      print(summaryOf(judged));
      if (!isEnough(judged)) process.exitCode = 1;
    }
  } finally {
    workshop.remove();
  }
}

/** So many are drawn for each that is judged: a third is refused by the compiler. */
const SPARE = 3;

async function mutateFolder({ name, folder, isMeant, count, seed }: Asked, workshop: Workshop): Promise<Judged> {
  const progress = new Progress();
  const all = changesOf(workshop.sources(folder.sources)).filter(isMeant);
  const drawing = new Map(drawn(all, SPARE * count, seed).map((one, index) => [index + 1, one]));
  progress.tell(`${name}: compiling ${drawing.size} changes`);
  const refused = workshop.notCompiling(drawing);
  const changes = new Map([...drawing].filter(([id]) => !refused.has(id)).slice(0, count));
  const verdicts = new Map<number, Verdict>();
  workshop.breakUp(changes);
  const failing: string[] = [];
  const ask = async (tests: Pick<Folder, 'tests' | 'without'>, ids: readonly number[]) => {
    if (ids.length === 0 || tests.tests.length === 0) return;
    let files = 0;
    const reached = await reach(workshop, tests, ids, (file) =>
      progress.tell(`${name}: without any change: ${++files}, ${file}`),
    );
    failing.push(...reached.failing);
    await judge(workshop, tests, reached, (id, verdict) => {
      // What the quicker tests come by is reached, whatever the slower ones do.
      if (verdict.kind === 'unreached' && verdicts.has(id)) return;
      verdicts.set(id, verdict);
      const place = placeOf(changes.get(id) as Placed);
      progress.tell(`${name}: ${place}`, verdicts.size, changes.size);
      log({ name, seed, place, change: changes.get(id)?.mutant.kind, ...verdict });
    });
  };
  try {
    await ask(folder, [...changes.keys()]);
    await ask({ tests: folder.slower }, missedIn(verdicts));
    return { name, seed, possible: all.length, changes, refused: refused.size, drawn: drawing.size, verdicts, failing };
  } finally {
    progress.end();
    workshop.mend(changes);
  }
}

function log(line: object): void {
  const file = process.env.MUTATION_LOG;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  printError([`mutate: ${error instanceof Error ? error.message : String(error)}`]);
  process.exitCode = 2;
});
