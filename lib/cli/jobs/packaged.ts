import { dirname, resolve } from 'node:path';
import { isStandardInput, kindOf, readBytes } from '../../files';
import type { TerraformResource } from '../../terraform';
import { packagedTemplates, UnreadablePackage } from '../../trigger/job-files';
import { documentsOf, type SourceOptions } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { type Template, templateProblems } from './package-schema';

/** A template, and the package that holds it. */
export interface Packaged {
  readonly name: string;
  readonly template: Template;
  readonly package: string;
}

/** All templates of the packages that a path leads to. @throws UsageError where there is none, or one that cannot be read */
export async function packagedIn(source: SourceOptions): Promise<Packaged[]> {
  const documents = await documentsOf(source);
  const packages = documents.flatMap(({ resources }) => resources.flatMap((one) => packageOf(one) ?? []));
  const all = packages.flatMap((file) =>
    Object.entries(templatesOf(file) ?? {}).map(([name, template]) => ({ name, template, package: file })),
  );
  if (all.length === 0) {
    throw new UsageError(
      `${source.from}: no package of a function with job templates in there; subscriptions whose jobs a Logic App starts have none`,
    );
  }
  return all;
}

/** The zip that a resource uploads, by where it is: beside the document. */
function packageOf({ type, mode, values, file }: TerraformResource): string | undefined {
  if (type !== 'azurerm_storage_blob' || mode !== 'managed' || isStandardInput(file)) return undefined;
  const { source } = values;
  return typeof source === 'string' && source.endsWith('.zip') ? resolve(dirname(file), source) : undefined;
}

/** The templates of a package; `undefined` where it has none. @throws UsageError where it cannot be read */
export function templatesOf(file: string): Readonly<Record<string, Template>> | undefined {
  if (kindOf(file) !== 'file') {
    throw new UsageError(
      `${file}: there is no such package; name the folder of a stack: a plan has no packages with it`,
    );
  }
  const bytes = readBytes(file);
  try {
    const templates = packagedTemplates(bytes);
    const problems = templates === undefined ? [] : templateProblems(templates);
    if (problems.length > 0) throw new UnreadablePackage(`was not made by this project: ${problems.join('; ')}`);
    return templates;
  } catch (error) {
    if (error instanceof UnreadablePackage) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
