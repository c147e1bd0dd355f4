import { readDocuments, type TerraformDocument } from '../terraform';

/**
 * What `--from` names, whatever it is, as documents of Terraform: all commands ask the same of them.
 *
 * @param from a path; `-` for standard input
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument in one line, where it describes no topology
 */
export async function readSource(from: string): Promise<TerraformDocument[]> {
  return readDocuments(from);
}
