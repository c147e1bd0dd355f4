import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this project asks of its own package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** What others can import, with the file of it. */
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** What packages of packages are held at. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** The package.json of this project, in a clone and in the package. */
export function ownManifest(): Manifest {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
}
