import { type FileText, isFolder, readFileText } from '../files';
import { documentOf, isObject, readDocuments, type TerraformDocument, UnreadableDocument } from '../terraform';
import { isParameters, isTemplate, readTemplate } from './arm/template/read-template';
import { type JsonSource, jsonOf } from './json-source';

/** What goes with what is read. */
export interface SourceOptions {
  /** A file with values for the parameters of an ARM template. @default - their defaults */
  readonly parameters?: string | undefined;
}

/**
 * What `--from` names, whatever it is, as documents of Terraform: all commands ask the same of them.
 *
 * @param from a path; `-` for standard input
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument in one line, where it describes no topology
 */
export async function readSource(from: string, options: SourceOptions = {}): Promise<TerraformDocument[]> {
  if (isFolder(from)) return readDocuments(from);
  if (/\.bicep(param)?$/i.test(from)) throw new UnreadableDocument(`${from}: ${BUILD_FIRST}`);
  const read = { file: from, ...readFileText(from) };
  return [foreignDocument(read, options) ?? documentOf(read)];
}

const BUILD_FIRST = 'Bicep itself, which is not read here; run bicep build, and give the JSON that it writes';

/** The document of a file that is none of Terraform's; `undefined` for any other. */
function foreignDocument(
  read: FileText & { readonly file: string },
  options: SourceOptions,
): TerraformDocument | undefined {
  const json = mayBeForeign(read) ? jsonOf(read.file, read.text) : undefined;
  if (isObject(json) && isTemplate(json)) return readTemplate({ ...read, json }, parametersIn(options.parameters));
  if (isObject(json) && isParameters(json)) {
    throw new UnreadableDocument(
      `${read.file}: parameters of an ARM template; give the template, and these with --parameters ${read.file}`,
    );
  }
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
