import { kindOf } from '../../files';
import { type Topology, topologyOf } from '../../routing';
import { readDocuments, type TerraformDocument } from '../../terraform';
import { UsageError } from './exit-status';
import { hideSecretsOf } from './sensitive-output';
import { reportAssumptions } from './unresolved';

/** Where `npm run synth` writes. */
export const SYNTHESIZED = 'cdktf.out';

/** What `--from` means, the same for every command. */
export const FROM_OPTION = [
  '--from <path>',
  'a cdk.tf.json, a folder with some, or a plan from terraform show -json; - for standard input',
  SYNTHESIZED,
] as const;

/**
 * The documents that a path names.
 *
 * @throws UsageError, FileProblem or UnreadableDocument in one line
 */
export function documentsOf(path: string): TerraformDocument[] {
  const isOwn = path === SYNTHESIZED || path.startsWith(`${SYNTHESIZED}/`);
  if (isOwn && kindOf(SYNTHESIZED) === 'missing') {
    throw new UsageError('nothing is synthesized here yet: run npm run synth first, or name what to read with --from');
  }
  return shownOf(readDocuments(path));
}

/** Documents that something may be shown of: what they mark as sensitive is not. */
export function shownOf(documents: TerraformDocument[]): TerraformDocument[] {
  hideSecretsOf(documents);
  return documents;
}

/** The topologies that a path names. @throws as `documentsOf` */
export function topologiesOf(path: string): Topology[] {
  const topologies = documentsOf(path).map(topologyOf);
  reportAssumptions(topologies);
  return topologies;
}
