import { IS_COMPILED } from '../../package/started';
import type { ConstructProblems } from '../report/validation';
import { type Program, programOf } from './checked-program';
import { compiler, judge, judgeNow } from './compiler';
import { isRemembered, remember } from './remembered-checks';

/**
 * What TypeScript says against the program that runs: main.ts and what it imports, with the place in the file.
 *
 * Loaders such as that of a clone, tsx and swc only take types away, so without this a misspelt name is `undefined` and is
 * deployed as if it were not there. The compiler runs beside the synthesis in a process of its own; a program that it
 * had nothing against is not checked again until a file of it, tsconfig.json or the installed packages change. Tests are
 * not part of the program: a project's own type check looks at them too.
 */
export async function typeProblems(): Promise<readonly ConstructProblems[]> {
  const program = uncheckedProgram(require.main?.filename);
  if (program === undefined) return [];
  if (!isInstalled(program)) return NOT_INSTALLED;
  const since = Date.now();
  const { problems, files } = await judge(program);
  if (problems.length === 0) remember(program, files, since);
  return problems;
}

/** The same as text, of a program that ended with an error before it came so far; `main` is what Node was started with. */
export function explainNow(main: string): string {
  const program = uncheckedProgram(main);
  if (program === undefined || !isInstalled(program)) return '';
  const { reportLines }: typeof import('../report/report') = require('../report/report');
  return reportLines(judgeNow(program).problems).join('\n');
}

/** In a clone it is there after `npm ci`; a project of others has it, or has chosen to do without. */
const NOT_INSTALLED = IS_COMPILED
  ? []
  : [{ path: 'types', problems: ['cannot be checked: typescript is not installed; run npm ci'] }];

function isInstalled({ folder }: Program): boolean {
  try {
    return compiler(folder) !== '';
  } catch {
    return false;
  }
}

function uncheckedProgram(main: string | undefined): Program | undefined {
  if (isCheckedByLoader()) return undefined;
  const program = programOf(main);
  return program === undefined || isRemembered(program) ? undefined : program;
}

/**
 * Whether ts-node runs the program and has checked its types by itself.
 *
 * @see https://typestrong.org/ts-node/api/interfaces/Service.html
 */
function isCheckedByLoader(): boolean {
  const service: unknown = Reflect.get(process, Symbol.for('ts-node.register.instance'));
  const options = (service as { readonly options?: { readonly transpileOnly?: boolean; readonly swc?: boolean } })
    ?.options;
  return options !== undefined && options.transpileOnly !== true && options.swc !== true;
}
