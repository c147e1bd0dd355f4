import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import {
  existingFiles,
  type Names,
  packageSourceProblem,
  projectFiles,
  projectPaths,
  QUESTIONS,
  type Question,
  questionProblem,
  usualProblem,
  writeNewFiles,
} from '../../init';
import { installedFrom } from '../../package/installed-from';
import { askChoice, askText, canAsk, print, printError, printJson, Unanswered } from '../../terminal';
import { UsageError } from '../common/exit-status';
import { shellWord } from '../common/shell-word';

type Options = Partial<Names> & {
  readonly package?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
};

/** `training-job-scheduler init`: a new project that synthesizes and tests green. */
export function initCommand(): Command {
  const command = new Command('init')
    .description('a new project of your own: catalogue, contract, environments, tests, workflows')
    .argument('<folder>', 'where it is made; . for here');
  for (const { key, help } of QUESTIONS) command.option(`--${key} <${key}>`, help);
  return command
    .option('--yes', 'asks nothing: what is not given is as usual')
    .option(
      '--package <source>',
      'where npm gets training-job-scheduler: a version, or a file (default: from where it is installed here, or this version)',
    )
    .option('--json', 'for machines: the folder, the names, and the files that were written')
    .addHelpText(
      'after',
      '\nAsks for names that are not given, on a terminal. Writes over nothing: all files are new, or none is written.',
    )
    .action(run);
}

async function run(folder: string, { package: source, yes, json, ...given }: Options): Promise<void> {
  const known = yes !== true && canAsk() ? await asked(folder, given) : given;
  const names = completed(folder, known);
  const target = resolve(folder);
  const problems = [
    ...QUESTIONS.flatMap((question) => problemOf(question, names, known, folder) ?? []),
    ...[source === undefined ? undefined : packageSourceProblem(source, target)].filter((one) => one !== undefined),
    ...inTheWay(folder, existingFiles(target, projectPaths())),
  ];
  if (problems.length > 0) throw new UsageError(problems);
  const file = source === undefined ? installedFrom() : undefined;
  const from = source ?? (file && `file:${relative(target, file).replaceAll('\\', '/')}`);
  const files = projectFiles(names as Names, new Date().toISOString().slice(0, 10), from);
  writeNewFiles(target, files);
  if (json === true) printJson({ folder: target, names, files: projectPaths() });
  else print(nextSteps(folder, files.length));
  printError(
    QUESTIONS.flatMap(({ key, doubt }) => doubt?.(names[key] ?? '') ?? []).map(
      (one) => `training-job-scheduler: ${one}`,
    ),
  );
  if (file !== undefined)
    printError([
      `training-job-scheduler: the project takes training-job-scheduler from ${shown(file)}, as it is installed here; --package names another place`,
    ]);
}

/** What is wrong with a name: with what was given, or with what was made of something else. */
function problemOf(
  question: Question,
  names: Partial<Names>,
  known: Partial<Names>,
  folder: string,
): string | undefined {
  const { key } = question;
  if (known[key] !== undefined) return questionProblem(question, names[key]);
  // What was made of a wrong name is right as soon as that is.
  if (key === 'prefix' && QUESTIONS.some((one) => one.key === 'name' && questionProblem(one, names.name)))
    return undefined;
  return usualProblem(question, names[key], { folder, name: names.name });
}

/** All files in a line: most often it is a project that has been made already. */
function inTheWay(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const names = files.map(shown).join(', ');
  const verb = files.length === 1 ? 'exists' : 'exist';
  return [`${folder}: ${names} ${verb} already, and nothing is written over; choose another folder, or move them away`];
}

/** What is given, and the answers to what is not; what is given and wrong is told at the end, with all else. */
async function asked(folder: string, given: Partial<Names>): Promise<Partial<Names>> {
  const answers: Partial<Record<keyof Names, string>> = {};
  for (const question of QUESTIONS) {
    const { key } = question;
    answers[key] = given[key] ?? (await answerTo(question, question.usual({ folder, ...answers })));
  }
  return answers;
}

async function answerTo(question: Question, usual: string | undefined): Promise<string> {
  const { asks, choices } = question;
  try {
    if (choices !== undefined) return await askChoice({ asks, usual, choices });
    return await askText({ asks, usual, problem: (answer) => questionProblem(question, answer) });
  } catch (error) {
    if (error instanceof Unanswered) throw new UsageError('ended before all was answered; nothing was written');
    throw error;
  }
}

/** The names, with what is usual where nothing is given. */
function completed(folder: string, given: Partial<Names>): Partial<Names> {
  const names: Partial<Record<keyof Names, string>> = {};
  for (const { key, usual } of QUESTIONS) names[key] = given[key] ?? usual({ folder, ...names });
  return names;
}

function nextSteps(folder: string, count: number): string[] {
  const path = shown(resolve(folder));
  return [
    `${count} files written${path === '.' ? '' : ` into ${path}`}; its README says what is where`,
    '',
    ...(path === '.' ? [] : [`  cd ${shellWord(path)}`]),
    '  npm install',
    '  npm test            # does every message go where it should?',
    '  npm run synth       # the JSON for Terraform, in cdktf.out',
    '  npm start           # the whole system on this machine, with a page',
  ];
}

/** As somebody would write it here. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short === '' ? '.' : short;
}
