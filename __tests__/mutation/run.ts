import { appendFileSync } from 'node:fs';
import { Progress, print, printError } from '../../lib/terminal';
import { FOLDERS, type Folder } from './folders';
import { judge, reach, type Verdict } from './judging';
import { changesOf, drawn, placeOf } from './sample';
import { isEnough, type Judged, summaryOf } from './summary';
import { Workshop } from './workshop';

/**
 * `npm run mutate`: breaks the code in one small way after the other, and looks whether a test notices. In a copy of the
 * project; some changes of each folder, drawn from a seed.
 *
 *     npm run mutate -- rules routing       only these folders
 *     MUTANTS=100 SEED=7 npm run mutate     a hundred of each folder, others than last time
 *     MUTATION_LOG=<file> npm run mutate    a line of JSON for each change, as soon as it is judged
 */
async function main(asked: readonly string[]): Promise<void> {
  const problems = [
    ...asked
      .filter((name) => !Object.hasOwn(FOLDERS, name))
      .map((name) => `mutate: no folder ${name}; allowed: ${Object.keys(FOLDERS).join(', ')}`),
    ...['MUTANTS', 'SEED'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined || /^[1-9]\d{0,8}$/.test(value)
        ? []
        : [`mutate: ${name} is ${value}; allowed: a whole number from 1`];
    }),
  ];
  if (problems.length > 0) {
    printError(problems);
    process.exitCode = 2;
    return;
  }
  const workshop = new Workshop();
  const remove = () => {
    workshop.remove();
    process.exit(130);
  };
  process.on('SIGINT', remove).on('SIGTERM', remove);
  try {
    for (const [name, folder] of Object.entries(FOLDERS)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const judged = await mutateFolder(name, folder, workshop);
      print(summaryOf(judged));
      if (!isEnough(judged)) process.exitCode = 1;
    }
  } finally {
    workshop.remove();
  }
}

/** Changes of each folder, where nobody says how many. */
const MANY = 40;
/** So many are drawn for each that is judged: a third is refused by the compiler. */
const SPARE = 3;

async function mutateFolder(name: string, folder: Folder, workshop: Workshop): Promise<Judged> {
  const seed = Number(process.env.SEED ?? 1);
  const progress = new Progress();
  const all = changesOf(workshop.sources(folder.sources));
  const count = Number(process.env.MUTANTS ?? MANY);
  const drawing = new Map(drawn(all, SPARE * count, seed).map((one, index) => [index + 1, one]));
  progress.tell(`${name}: compiling ${drawing.size} changes`);
  const refused = workshop.notCompiling(drawing);
  const changes = new Map([...drawing].filter(([id]) => !refused.has(id)).slice(0, count));
  const verdicts = new Map<number, Verdict>();
  workshop.breakUp(changes);
  try {
    let files = 0;
    const { of, failing } = await reach(workshop, folder, [...changes.keys()], (file) =>
      progress.tell(`${name}: without any change: ${++files}, ${file}`),
    );
    await judge(workshop, folder, of, (id, verdict) => {
      verdicts.set(id, verdict);
      const placed = changes.get(id);
      if (placed === undefined) return;
      progress.tell(`${name}: ${placeOf(placed)}`, verdicts.size, changes.size);
      log({ name, seed, place: placeOf(placed), change: placed.mutant.kind, ...verdict });
    });
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
