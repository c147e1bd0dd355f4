import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the clone, or of the package, also where it is reached through a link. */
const PROJECT = join(realpathSync(__dirname), '..', '..', '..');

/** A program whose types are checked: the file that Node was started with, and all that it imports. */
export interface Program {
  readonly main: string;
  /** Where the names of files in messages start. */
  readonly folder: string;
  /** The tsconfig.json with the options: the nearest one above the program, else the clone's. */
  readonly config: string;
  /** Where its packages are, by folder. */
  readonly packages: readonly string[];
}

/** The program; `undefined` where it is no TypeScript, which whoever compiled it has checked, or nothing says with which options. */
export function programOf(main: string | undefined): Program | undefined {
  if (main === undefined || !main.endsWith('.ts')) return undefined;
  const own = folderWithConfig(dirname(main));
  const folder = own ?? dirname(main);
  const config = join(own ?? PROJECT, 'tsconfig.json');
  if (!existsSync(config)) return undefined;
  return {
    main,
    folder,
    config,
    packages: [...new Set([folder, PROJECT])].map((root) => join(root, 'node_modules')),
  };
}

function folderWithConfig(folder: string): string | undefined {
  if (existsSync(join(folder, 'tsconfig.json'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : folderWithConfig(above);
}
