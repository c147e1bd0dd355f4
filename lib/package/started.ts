import { extname, join } from 'node:path';

/** Whether this runs as compiled JavaScript, as in the package, or as TypeScript, as in a clone. */
export const IS_COMPILED = extname(__filename) === '.js';

/** What a thread or process of its own is started with. */
export interface Started {
  readonly file: string;
  /** Options of Node that have to stand before the file. */
  readonly execArgv: string[];
}

/** How a file of this project is started. @param path its path without the ending */
export function started(path: string): Started {
  if (IS_COMPILED) return { file: `${path}.js`, execArgv: [] };
  return { file: `${path}.ts`, execArgv: ['--require', join(__dirname, '..', 'typescript.cjs')] };
}
