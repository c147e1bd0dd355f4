import { kindOf, namesIn } from '../../files';
import {
  type BlocksBeside,
  type Evaluation,
  evaluatedDocument,
  isObject,
  type JsonObject,
  parseJsonText,
  Reference,
  readDocuments,
  type TerraformDocument,
  UnreadableDocument,
} from '../../terraform';
import { blocksBesideIn } from './configuration/blocks-beside';
import type { ConfigurationTree } from './configuration/configuration-tree';
import { WrittenPlaces } from './configuration/written-places';
import { evaluateFolder, type Variables } from './evaluate-folder';
import { disagreements } from './same-configuration';

/** Whether a folder has files in Terraform's own language, which Terraform itself has to evaluate. */
export function isTerraformFolder(folder: string): boolean {
  return namesIn(folder).some((name) => /\.(tf|tofu)$/.test(name) && !name.startsWith('.'));
}

/**
 * The document of a folder of `*.tf`, evaluated by Terraform. Where that is not possible, and there are files of
 * Terraform's JSON as well, these are read, and what the others say is not known.
 *
 * @throws FileProblem where a file cannot be read
 * @throws UnreadableDocument in one line
 */
export async function readTerraformFolder(folder: string, variables: Variables): Promise<TerraformDocument> {
  try {
    return await evaluatedFolder(folder, variables);
  } catch (error) {
    const hasJson = namesIn(folder).some((name) => name.endsWith('.tf.json'));
    if (!(error instanceof UnreadableDocument) || !hasJson) throw error;
    const own = readDocuments(folder).find(({ path }) => path === folder);
    if (own === undefined) throw error;
    const { message } = error;
    const gaps = own.gaps.map((gap) =>
      gap.file.endsWith('.json') ? gap : { ...gap, why: `${gap.why}, since Terraform cannot evaluate it: ${message}` },
    );
    return { ...own, gaps };
  }
}

async function evaluatedFolder(folder: string, variables: Variables): Promise<TerraformDocument> {
  const { json, evaluation, tree } = await evaluateFolder(folder, variables);
  const files = tree.folders.flatMap((module) => module.files.map(({ file, text }) => ({ file, text })));
  const places = new WrittenPlaces(tree, json);
  const placed: Evaluation = { ...evaluation, files: places.files, lifecycles: places.lifecycles };
  const beside: BlocksBeside = blocksBesideIn(tree, addressesIn(json));
  const document = evaluatedDocument(folder, json, placed, {
    files,
    beside,
    writtenAt: (path, argument) => places.at(path, argument),
  });
  const gaps = document.gaps.map((gap) => ({ ...gap, path: places.pathOf(gap.address) }));
  return withBackend({ ...document, gaps }, tree);
}

/** A plan does not say where the state is kept, and a configuration does. */
function withBackend(document: TerraformDocument, { root }: ConfigurationTree): TerraformDocument {
  const [backend] = root.files.flatMap((file) => file.backend ?? []);
  const given = Object.entries(backend?.arguments ?? {}).map(([name, value]): [string, unknown] => [
    name,
    value ?? new Reference('an expression'),
  ]);
  const values = Object.fromEntries(given);
  return {
    ...document,
    settings: { ...document.settings, backend: backend?.type ?? 'local', backendArguments: values },
    parts: document.parts.map((part) =>
      part.kind === 'backend' ? { ...part, path: ['terraform', 'backend'], values } : part,
    ),
  };
}

/**
 * What Terraform evaluates of the folder that a plan was made of, with the values of variables that the plan has: joins
 * that the plan alone does not tell.
 *
 * @param plan the name of the plan, for errors, and its text
 * @throws UnreadableDocument where the folder is not the one of the plan
 */
export async function evaluationOf(
  folder: string,
  plan: string,
  text: string,
  variables: Variables,
): Promise<Evaluation> {
  if (kindOf(folder) !== 'folder' || !isTerraformFolder(folder))
    throw new UnreadableDocument(`${folder}: no folder of *.tf; --terraform names the one that the plan was made of`);
  const given = parseJsonText(text);
  if (!isObject(given) || !isObject(given.configuration))
    throw new UnreadableDocument(`${plan}: no plan; expected one from terraform show -json`);
  const values = valuesOfVariables(given);
  const { json, evaluation } = await evaluateFolder(folder, { ...variables, values });
  const [difference] = disagreements(given, json);
  if (difference !== undefined)
    throw new UnreadableDocument(
      `${folder}: not what ${plan} was made of: ${difference}; give the folder as it was when the plan was made, with the same variables`,
    );
  return { values: evaluation.values };
}

/** The values that a plan was made with, by the names of variables. */
function valuesOfVariables({ variables }: JsonObject): JsonObject {
  const all = isObject(variables) ? Object.entries(variables) : [];
  return Object.fromEntries(all.flatMap(([name, one]) => (isObject(one) && 'value' in one ? [[name, one.value]] : [])));
}

function addressesIn({ resource_changes: changes }: JsonObject): string[] {
  return (Array.isArray(changes) ? changes : []).filter(isObject).map(({ address }) => String(address));
}
