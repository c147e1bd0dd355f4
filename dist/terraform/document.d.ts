import { type DocumentContents, type ResolvedResources } from './configuration';
import { type ReadFile } from './module/folder';
import { type PlanSide } from './plan';
import { type ConfigurationPart } from './resource';
/** The resources of a document, without what else it says. */
export interface ResourceDocument extends ResolvedResources {
    /** The folder, or the file of the plan. */
    readonly path: string;
}
/** What is deployed together: the files of one folder, or one plan. */
export interface TerraformDocument extends ResourceDocument, DocumentContents {
    /** Why it does not tell enough to prove anything, where it is such a plan. */
    readonly problem?: string | undefined;
    /** The files that it was read from, as they are. */
    readonly files: readonly ReadFile[];
    /** What is no resource and no output, and can hold a secret: locals, variables, providers, calls of modules. */
    readonly parts: readonly ConfigurationPart[];
}
/**
 * The documents that a path names: a `.tf.json` file, a plan from `terraform show -json`, or a folder with such
 * files, in which stacks may stand in folders of their own. The files of one folder are one document, as Terraform reads
 * them, with the local modules that they call.
 *
 * @param path a path; `-` for standard input
 * @param side of a plan, what will be or what was before
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
export declare function readDocuments(path: string, side?: PlanSide): TerraformDocument[];
/** The document of one file's text, for example what a test has synthesized. @throws UnreadableDocument */
export declare function parseDocument(path: string, text: string, side?: PlanSide): TerraformDocument;
/**
 * The document of one file that was named and has been read: with what overrides it and gives values to its variables,
 * and without its neighbours.
 *
 * @throws FileProblem where a file beside it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
export declare function documentOf({ file: path, ...content }: ReadFile, side?: PlanSide): TerraformDocument;
