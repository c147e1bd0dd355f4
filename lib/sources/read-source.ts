import { dirname, join } from 'node:path';
import { type FileText, inputName, isFolder, namesIn, readFileText } from '../files';
import { isEmulatorConfig } from '../schema/emulator-config';
import { documentOf, isObject, readDocuments, type TerraformDocument, UnreadableDocument } from '../terraform';
import { isAzureAddress } from './azure/azure-address';
import { isEmptyList, listedIn, readListed } from './azure/listed-files';
import { readAzure } from './azure/read-azure';
import { readEmulatorDocument } from './emulator/emulator-document';
import { type JsonSource, jsonOf } from './json-source';
import { isParameters, isTemplate, readTemplate } from './template/read-template';
import type { Variables } from './terraform-folder/evaluate-folder';
import { isTerraformFolder, readTerraformFolder } from './terraform-folder/terraform-folder';

/** What goes with what is read. */
export interface SourceOptions {
  /** A file with values for the parameters of an ARM template. @default - their defaults */
  readonly parameters?: string | undefined;
  /** Values of the variables of a folder of `*.tf`. @default - those of its own files, and of the environment */
  readonly variables?: Variables | undefined;
  /** Where long work is. @default - nobody is told */
  readonly tell?: ((what: string, done?: number, total?: number) => void) | undefined;
}

/**
 * What `--from` names, whatever it is, as documents of Terraform: all commands ask the same of them.
 *
 * @param from a path; `-` for standard input; `azure:` and a namespace for what is deployed
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument in one line, where it describes no topology
 * @throws OperationProblem in one line, where Azure does not let somebody look
 */
export async function readSource(from: string, options: SourceOptions = {}): Promise<TerraformDocument[]> {
  if (isAzureAddress(from)) return [await readAzure(from, { tell: options.tell })];
  if (isFolder(from)) {
    const { variables = { given: [], files: [] } } = options;
    return isTerraformFolder(from) ? [await readTerraformFolder(from, variables)] : folderDocuments(from);
  }
  if (/\.bicep(param)?$/i.test(from)) throw new UnreadableDocument(`${from}: ${BUILD_FIRST}`);
  if (isTerraformFile(from)) throw new UnreadableDocument(`${from}: ${neighbours(from)}`);
  const read = { file: from, ...readFileText(from) };
  return [foreignDocument({ ...read, file: inputName(from) }, options) ?? documentOf(read)];
}

/** Whether a name is that of a file in Terraform's own language. */
export function isTerraformFile(path: string): boolean {
  return /\.(tf|tofu)$/i.test(path);
}

function neighbours(file: string): string {
  return `Terraform reads such a file together with its neighbours; name the folder, ${dirname(file)}`;
}

const BUILD_FIRST = 'Bicep itself, which is not read here; run bicep build, and give the JSON that it writes';

/** The document of a file that is none of Terraform's; `undefined` for any other. */
function foreignDocument(
  read: FileText & { readonly file: string },
  { parameters }: SourceOptions,
): TerraformDocument | undefined {
  const { file } = read;
  const json = mayBeForeign(read) ? jsonOf(file, read.text) : undefined;
  const template = templateIn(read, json);
  if (template !== undefined) return readTemplate(template, parametersIn(parameters) ?? builtParameters(read, json));
  if (parameters !== undefined) {
    throw new UnreadableDocument(`${file}: no ARM template, and --parameters gives values to the parameters of one`);
  }
  if (isEmulatorConfig(json)) return readEmulatorDocument({ ...read, json });
  if (listedIn(json) !== undefined) return readListed(file, [{ ...read, json }]);
  if (isEmptyList(json)) {
    throw new UnreadableDocument(
      `${file}: an empty list, which does not tell of what; give a list with ids, or a folder of such files`,
    );
  }
  const refused = isObject(json) ? refusalOf(file, json) : undefined;
  if (refused !== undefined) throw new UnreadableDocument(`${file}: ${refused}`);
  return undefined;
}

/** A template: by itself, or in what `bicep build-params` prints, beside its parameters. */
function templateIn(read: FileText & { readonly file: string }, json: unknown): JsonSource | undefined {
  if (!isObject(json)) return undefined;
  if (isTemplate(json)) return { ...read, json };
  const { templateJson } = json;
  const built = typeof templateJson === 'string' ? jsonOf(read.file, templateJson) : undefined;
  return isObject(built) && isTemplate(built)
    ? { file: read.file, text: templateJson as string, json: built }
    : undefined;
}

function builtParameters({ file }: { readonly file: string }, json: unknown): JsonSource<unknown> | undefined {
  const text = isObject(json) ? json.parametersJson : undefined;
  return typeof text === 'string' ? { file, text, json: jsonOf(file, text) } : undefined;
}

/** Why some JSON of others describes no topology, where it is known what it is. */
function refusalOf(file: string, json: Readonly<Record<string, unknown>>): string | undefined {
  if (isParameters(json)) {
    return `parameters of an ARM template; give the template, and these with --parameters ${file}`;
  }
  const { resources, error } = json;
  const kinds = isObject(resources) ? Object.values(resources).filter(isObject) : [];
  if (kinds.some(({ type }) => typeof type === 'string' && /^(azure\.\w+|project|container)\.v\d$/.test(type))) {
    const paths = kinds.flatMap(({ type, path }) =>
      type === 'azure.bicep.v0' && typeof path === 'string' ? [path] : [],
    );
    const which = paths.length === 0 ? 'Bicep files' : paths.join(', ');
    return `a manifest of Aspire, which says nothing of topics itself; run bicep build ${which}, and give the JSON`;
  }
  if (isObject(error) && typeof error.code === 'string') return `an answer of Azure that is an error (${error.code})`;
  return undefined;
}

/** Terraform's own files are large, and say at once what they are. */
function mayBeForeign({ file, text }: { readonly file: string; readonly text: string }): boolean {
  return !file.endsWith('.tf.json') && !/"(format|terraform)_version"/.test(text.slice(0, 1000));
}

function parametersIn(file: string | undefined): JsonSource<unknown> | undefined {
  if (file === undefined) return undefined;
  const read = { file, ...readFileText(file) };
  return { ...read, json: jsonOf(file, read.text) };
}

/** What of Terraform is in a folder; where nothing is, what was listed from Azure. */
function folderDocuments(folder: string): TerraformDocument[] {
  try {
    return readDocuments(folder);
  } catch (error) {
    const listed = error instanceof UnreadableDocument ? listedFolder(folder) : undefined;
    if (listed === undefined) throw error;
    return [listed];
  }
}

/** A folder of what was listed from Azure; `undefined` for any other. */
function listedFolder(folder: string): TerraformDocument | undefined {
  const sources = namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = join(folder, name);
      const read = { file, ...readFileText(file) };
      return { ...read, json: mayBeForeign(read) ? jsonOf(file, read.text) : undefined };
    });
  const listed = sources.filter(({ json }) => listedIn(json) !== undefined || isEmptyList(json));
  const hasAny = listed.some(({ json }) => listedIn(json) !== undefined);
  if (!hasAny || listed.length < sources.length) return undefined;
  return readListed(folder, listed);
}
