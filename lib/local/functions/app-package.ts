import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { BadPackage, type HostSettings, hostSettings } from './host-settings';

/** A package of a Function App, unpacked. */
export interface AppPackage {
  readonly folder: string;
  /** The modules that register functions, as paths. */
  readonly modules: readonly string[];
  readonly settings: HostSettings;
}

/**
 * Unpacks a package into a folder, and reads what the host reads of it.
 *
 * @param file the zip
 * @param folder where it goes; it is made
 * @throws BadPackage where it is none that runs
 */
export function unpack(file: string, folder: string): AppPackage {
  for (const [name, bytes] of Object.entries(entriesOf(file))) {
    const target = resolve(folder, name);
    // A name may lead out of the folder.
    if (!target.startsWith(`${resolve(folder)}${sep}`)) throw new BadPackage(`its file ${name} lies outside of it`);
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return { folder, modules: modulesIn(folder), settings: hostSettings(textIn(folder, 'host.json')) };
}

function entriesOf(file: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(readFileSync(file));
  } catch (error) {
    throw new BadPackage(`its package ${file} cannot be unpacked: ${(error as Error).message}`);
  }
}

function textIn(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new BadPackage(`its package has no ${name}`);
  }
}

/** `main` of package.json names a module, or with `*` all of a folder. */
function modulesIn(folder: string): string[] {
  let main: unknown;
  try {
    ({ main } = JSON.parse(textIn(folder, 'package.json')));
  } catch (error) {
    if (error instanceof BadPackage) throw error;
    throw new BadPackage('its package.json is no JSON');
  }
  if (typeof main !== 'string' || main === '') throw new BadPackage('its package.json has no main, so no functions');
  const pattern = basename(main);
  const place = join(folder, dirname(main));
  if (/[{}[\]?]|\*\*/.test(main) || dirname(main).includes('*')) {
    throw new BadPackage(`its package.json has the main ${main}; of patterns only * in the last part is read here`);
  }
  const [before = '', after = ''] = pattern.split('*');
  const found = pattern.includes('*')
    ? readdirSync(place).filter((name) => name.startsWith(before) && name.endsWith(after))
    : [pattern];
  return found.sort().map((name) => join(place, name));
}
