import { existsSync } from 'node:fs';
import { type Topology, topologyOf } from '../routing';
import { readDocuments, type TerraformDocument, UnreadableDocument } from '../terraform';
import { UsageError } from './exit-status';
import { hideSecretsOf } from './sensitive-output';
import { reportAssumptions } from './unresolved';

/** Where `npm run synth` writes. */
const SYNTHESIZED = 'cdktf.out';

/** What `--from` means, the same for every command. */
export const FROM_OPTION = [
  '--from <path>',
  'a cdk.tf.json, a folder with some, or a plan from terraform show -json',
  SYNTHESIZED,
] as const;

/** The documents that a path names. @throws UsageError in one line */
export function documentsOf(path: string): TerraformDocument[] {
  const isOwn = path === SYNTHESIZED || path.startsWith(`${SYNTHESIZED}/`);
  if (isOwn && !existsSync(SYNTHESIZED)) {
    throw new UsageError('nothing is synthesized here yet: run npm run synth first, or name what to read with --from');
  }
  try {
    const documents = readDocuments(path);
    hideSecretsOf(documents);
    return documents;
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UsageError(error.message);
    throw error;
  }
}

/** The topologies that a path names. @throws UsageError in one line */
export function topologiesOf(path: string): Topology[] {
  const topologies = documentsOf(path).map(topologyOf);
  reportAssumptions(topologies);
  return topologies;
}
