import { isFolder } from '../files';
import { readDocuments, type TerraformDocument } from '../terraform';
import type { Variables } from './terraform-folder/evaluate';
import { isTerraformFolder, readTerraformFolder } from './terraform-folder/terraform-folder';

const NO_VARIABLES: Variables = { given: [], files: [] };

/**
 * What `--from` names, whatever it is, as documents of Terraform: all commands ask the same of them.
 *
 * @param from a path; `-` for standard input
 * @param variables of a folder of `*.tf`, the values of its variables
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument in one line, where it describes no topology
 */
export async function readSource(from: string, variables = NO_VARIABLES): Promise<TerraformDocument[]> {
  if (isFolder(from) && isTerraformFolder(from)) return [await readTerraformFolder(from, variables)];
  return readDocuments(from);
}
