import { type Topology } from '../routing';
import { type TerraformDocument } from '../terraform';
/** What `--from` means, the same for every command. */
export declare const FROM_OPTION: readonly ['--from <path>', 'a cdk.tf.json, a folder with some, or a plan from terraform show -json; - for standard input', "cdktf.out"];
/**
 * The documents that a path names.
 *
 * @throws UsageError, FileProblem or UnreadableDocument in one line
 */
export declare function documentsOf(path: string): TerraformDocument[];
/** Documents that something may be shown of: what they mark as sensitive is not. */
export declare function shownOf(documents: TerraformDocument[]): TerraformDocument[];
/** The topologies that a path names. @throws as `documentsOf` */
export declare function topologiesOf(path: string): Topology[];
