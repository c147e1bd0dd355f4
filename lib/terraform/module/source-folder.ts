import { basename, join } from 'node:path';
import { FileProblem, kindOf, namesIn, readFileText } from '../../files';
import type { Gap, JsonObject } from '../resource';
import { isOverride } from './override';

/** A text that was read. */
export interface ReadFile {
  readonly file: string;
  readonly text: string;
  /** The bytes of the file, where they are not the UTF-8 of the text. */
  readonly bytes?: Uint8Array;
}

/** A file of Terraform JSON. */
export interface SourceFile extends ReadFile {
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
 * @param only the one file of the folder that was named, and has been read; what overrides it and gives values to its
 * variables is read too
 * @throws FileProblem where Terraform would read something that cannot be read: nothing certain rests on the others
 */
export function readFolder(
  folder: string,
  parse: (file: string, text: string) => JsonObject,
  only?: SourceFile,
): SourceFolder {
  const names = namesIn(folder).filter((name) => !isIgnored(name) && !isFolderIn(folder, name));
  const named = only === undefined ? undefined : basename(only.file);
  const read = (name: string): SourceFile => {
    if (only !== undefined && name === named) return only;
    const file = join(folder, name);
    // A FIFO waits for whoever writes to it, and nobody has asked for this one.
    if (kindOf(file) === 'other') throw new FileProblem(file, 'cannot be read: it is no file of this folder');
    const content = readFileText(file);
    return { file, ...content, json: parse(file, content.text) };
  };
  const sources = names.filter((name) => name.endsWith('.tf.json'));
  const own = named === undefined ? sources : sources.filter((name) => name === named || isOverride(name));
  const ordered = [...own.filter((name) => !isOverride(name)), ...own.filter(isOverride)];
  const variables = [
    ...names.filter((name) => name === 'terraform.tfvars.json'),
    ...names.filter((name) => name.endsWith('.auto.tfvars.json')),
  ];
  return {
    files: ordered.map(read),
    variableFiles: variables.map(read),
    gaps: names.flatMap((name) => gapOf(join(folder, name), name)),
  };
}

/**
 * Whether Terraform passes a name over, as those of editors.
 *
 * @see IsIgnoredFile in https://github.com/hashicorp/terraform/blob/main/internal/configs/parser_config_dir.go
 */
function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));
}

/** Terraform passes folders over whatever they are called. */
function isFolderIn(folder: string, name: string): boolean {
  return /\.(tf|tofu|tfvars)(\.json)?$/.test(name) && kindOf(join(folder, name)) === 'folder';
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
