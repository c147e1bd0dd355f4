import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Gap, JsonObject } from '../resource';
import { isOverride } from './override';

/** A file of Terraform JSON. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly json: JsonObject;
}

/** What Terraform reads where it runs in a folder, or calls it as a module. */
export interface SourceFolder {
  readonly files: readonly SourceFile[];
  /** Values of variables, in the order in which Terraform takes them: a later one wins. */
  readonly variableFiles: readonly SourceFile[];
  /** What Terraform reads, too, and is not read here. */
  readonly gaps: readonly Gap[];
}

const IN_HCL = 'is written in HCL, which is not read here';

/**
 * Reads the files of one folder that Terraform would.
 *
 * @param parse reads one file; throws for what is no Terraform JSON
 * @param only the one file of the folder that was named; what overrides it and gives values to its variables is read too
 */
export function readFolder(
  folder: string,
  parse: (file: string, text: string) => JsonObject,
  only?: string,
): SourceFolder {
  const names = readdirSync(folder === '' ? '.' : folder).sort();
  const named = only === undefined ? undefined : basename(only);
  const at = (name: string) => (name === named && only !== undefined ? only : join(folder, name));
  const read = (name: string): SourceFile => {
    const file = at(name);
    const text = readFileSync(file, 'utf8');
    return { file, text, json: parse(file, text) };
  };
  const sources = names.filter((name) => /\.tf\.json$/.test(name) && isFile(at(name)));
  const own = named === undefined ? sources : sources.filter((name) => name === named || isOverride(name));
  const ordered = [...own.filter((name) => !isOverride(name)), ...own.filter(isOverride)];
  const variables = [
    ...names.filter((name) => name === 'terraform.tfvars.json'),
    ...names.filter((name) => name.endsWith('.auto.tfvars.json')),
  ];
  return {
    files: ordered.map(read),
    variableFiles: variables.filter((name) => isFile(at(name))).map(read),
    gaps: names.filter((name) => isFile(at(name))).flatMap((name) => gapOf(at(name), name)),
  };
}

/** A file that Terraform (or OpenTofu) reads, and this does not. */
function gapOf(file: string, name: string): Gap[] {
  if (/\.(tf|tofu)$/.test(name)) {
    return [{ file, address: name, why: IN_HCL, effect: isOverride(name) ? 'other' : 'more' }];
  }
  if (name.endsWith('.tofu.json')) {
    return [{ file, address: name, why: 'is for OpenTofu alone, and not read here', effect: 'more' }];
  }
  return name === 'terraform.tfvars' || name.endsWith('.auto.tfvars')
    ? [{ file, address: name, why: IN_HCL, effect: 'other' }]
    : [];
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A link to what is not there.
    return false;
  }
}

/** The folder itself, whatever links lead to it; `undefined` where there is none. */
export function realFolder(folder: string): string | undefined {
  try {
    const real = realpathSync(folder === '' ? '.' : folder);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
