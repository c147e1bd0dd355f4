import { namesIn } from '../../files';
import { evaluatedDocument, type TerraformDocument } from '../../terraform';
import { evaluateFolder, type Variables } from './evaluate';

/** Whether a folder has files in Terraform's own language, which Terraform itself has to evaluate. */
export function isTerraformFolder(folder: string): boolean {
  return namesIn(folder).some((name) => /\.(tf|tofu)$/.test(name) && !name.startsWith('.'));
}

/**
 * The document of a folder of `*.tf`, evaluated by Terraform.
 *
 * @throws UnreadableDocument in one line
 */
export async function readTerraformFolder(folder: string, variables: Variables): Promise<TerraformDocument> {
  const { json, evaluation, tree } = await evaluateFolder(folder, variables, async () => []);
  const files = tree.folders.flatMap((module) => module.files.map(({ file, text }) => ({ file, text })));
  return evaluatedDocument(folder, json, evaluation, files);
}
