import { type Topology } from '../../routing';
import type { TerraformDocument } from '../../terraform';
/** A topology with the document that it is of. */
export interface TopologySide {
    readonly document: TerraformDocument;
    readonly topology: Topology;
}
/** What a remark about a resource is about, by its address: `topic`, `topic/subscription`, or the address itself. */
export type SubjectOf = (address: string) => string;
/** Topics and queues of one name in several namespaces are called `namespace/topic`; all others by their name alone. */
export declare function distinguished(sides: readonly TopologySide[]): Topology[];
export declare function subjectsOf(before: Topology, after: Topology): SubjectOf;
