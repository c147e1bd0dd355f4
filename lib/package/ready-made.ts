import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `npm run build` makes once for the package, because what it takes is not installed with it: scripts of pages, the
 * program of the Function Apps, the parser of TypeScript, the plugin protocol of Terraform.
 */
const FOLDER = join(__dirname, '..', 'ready-made');

/** The names of what is made. */
export type ReadyMade =
  | 'diagram.css'
  | 'diagram.js'
  | 'page.css'
  | 'page.js'
  | 'parser.js'
  | 'plugin-protocol.js'
  | 'start-training-job.js'
  | 'start-training-job.json';

/** A file that came with the package; `undefined` in a clone, where it is made from the sources. */
export function readyMadeFile(name: ReadyMade): string | undefined {
  const file = join(FOLDER, name);
  return existsSync(file) ? file : undefined;
}

/** Its text. */
export function readyMade(name: ReadyMade): string | undefined {
  const file = readyMadeFile(name);
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
