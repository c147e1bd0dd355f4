import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ConstructProblems } from '../report/validation';
import type { Program } from './checked-program';

/** What the compiler says of a program. */
export interface Judgement {
  readonly problems: readonly ConstructProblems[];
  /** The files of the program, those of packages included. */
  readonly files: readonly string[];
}

/**
 * Asks TypeScript's compiler about a program, in a process of its own.
 *
 * By its command line, which the compiler written in JavaScript (up to 6) and the native one (7) have in common; the
 * native one has no other interface for CommonJS.
 */
export function judge(program: Program): Promise<Judgement> {
  const { options, conclude } = configured(program);
  const child = spawn(process.execPath, options, { cwd: program.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(conclude(message, null)));
    child.on('close', (status) => resolve(conclude(said, status)));
  });
}

/** The same, and waits: for a process that is about to end. */
export function judgeNow(program: Program): Judgement {
  const { options, conclude } = configured(program);
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { cwd: program.folder, encoding: 'utf8' });
  return conclude(`${stdout}${stderr}`, status);
}

/**
 * How the compiler is called, and how its answer is read. It gets a configuration of the program alone, in a folder
 * that is removed afterwards, since that of the user has his tests in it as well.
 */
function configured({ main, folder, config, packages }: Program) {
  const scratch = mkdtempSync(join(tmpdir(), 'types-'));
  const file = join(scratch, 'tsconfig.json');
  const typeRoots = packages.map((path) => join(path, '@types'));
  const hasNode = typeRoots.some((path) => existsSync(join(path, 'node')));
  const compilerOptions = {
    noEmit: true,
    incremental: false,
    composite: false,
    types: hasNode ? ['node'] : [],
    typeRoots,
    ...LENIENT,
  };
  writeFileSync(file, JSON.stringify({ extends: config, files: [main], include: [], compilerOptions }));
  return {
    options: [compiler(folder), '--project', file, '--pretty', 'false', '--listFiles'],
    conclude: (said: string, status: number | null): Judgement => {
      rmSync(scratch, { recursive: true, force: true });
      return judgementOf(said, status);
    },
  };
}

/** What is unused is deployed by nobody: `npm run typecheck` says it, and it keeps nobody from deploying. */
const LENIENT = { noUnusedLocals: false, noUnusedParameters: false };

/** @throws Error where it is not installed */
export function compiler(folder: string): string {
  return join(dirname(require.resolve('typescript/package.json', { paths: [folder, __dirname] })), 'bin', 'tsc');
}

/** `lib/jobs.ts(12,5): error TS2551: Property …`, or without a place. */
const ERROR = /^(?:(?<file>.+)\((?<line>\d+),(?<column>\d+)\): )?error (?<code>TS\d+): (?<text>.*)$/;

function judgementOf(said: string, status: number | null): Judgement {
  const problems: { path: string; problems: string[] }[] = [];
  const files: string[] = [];
  for (const line of said.split(/\r?\n/)) {
    const found = ERROR.exec(line)?.groups;
    const last = problems.at(-1);
    if (found !== undefined) {
      const { file, line: row, column, code, text } = found;
      const path = file === undefined ? 'types' : `${file}:${row}:${column}`;
      problems.push({ path, problems: [`${text} (${code})`] });
    } else if (/^\s+\S/.test(line) && last !== undefined) {
      // What a message goes on with stands below it, further to the right.
      last.problems[0] += `\n  ${line}`;
    } else if (line !== '') files.push(line);
  }
  if (problems.length === 0 && status !== 0) {
    // It did not come so far as to look: nothing was found right.
    problems.push({ path: 'types', problems: [`cannot be checked: ${said.trim() || 'the compiler was stopped'}`] });
  }
  return { problems, files: problems.length === 0 ? files : [] };
}
