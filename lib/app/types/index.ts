import type { ConstructProblems } from '../report/validation';
import { type Program, programOf } from './checked-program';
import { judge, judgeNow } from './compiler';
import { isRemembered, remember } from './remembered-checks';

/**
 * What TypeScript says against the program that runs: main.ts and what it imports, with the place in the file.
 *
 * The loader only takes types away, so without this a misspelt name is `undefined` and is deployed as if it were not
 * there. The compiler runs beside the synthesis in a process of its own; a program that it had nothing against is not
 * checked again until a file of it, tsconfig.json or the installed packages change. Tests are not part of the program:
 * `npm run typecheck` looks at them too.
 */
export async function typeProblems(): Promise<readonly ConstructProblems[]> {
  const program = unknownProgram(require.main?.filename);
  if (program === undefined) return [];
  if (!isInstalled()) return NOT_INSTALLED;
  const since = Date.now();
  const { problems, files } = await judge(program);
  if (problems.length === 0) remember(program, files, since);
  return problems;
}

/** The same as text, of a program that ended with an error before it came so far; `main` is what Node was started with. */
export function explainNow(main: string): string {
  const program = unknownProgram(main);
  if (program === undefined || !isInstalled()) return '';
  const { reportLines }: typeof import('../report/report') = require('../report/report');
  return reportLines(judgeNow(program).problems).join('\n');
}

const NOT_INSTALLED = [{ path: 'types', problems: ['cannot be checked: typescript is not installed; run npm ci'] }];

function isInstalled(): boolean {
  try {
    return require.resolve('typescript/package.json') !== '';
  } catch {
    return false;
  }
}

function unknownProgram(main: string | undefined): Program | undefined {
  const program = programOf(main);
  return program === undefined || isRemembered(program) ? undefined : program;
}
