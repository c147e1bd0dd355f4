import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `npm run build` makes once for the package, because its tools are not installed with it: scripts of pages, the
 * program of the Function Apps.
 */
const FOLDER = join(__dirname, '..', 'ready-made');

/** The names of what is made. */
export type ReadyMade =
  | 'diagram.css'
  | 'diagram.js'
  | 'page.css'
  | 'page.js'
  | 'start-training-job.js'
  | 'start-training-job.json';

/** A text that came with the package; `undefined` in a clone, where it is made from the sources. */
export function readyMade(name: ReadyMade): string | undefined {
  try {
    return readFileSync(join(FOLDER, name), 'utf8');
  } catch {
    return undefined;
  }
}
