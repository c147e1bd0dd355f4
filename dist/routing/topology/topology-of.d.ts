import type { ResourceDocument } from '../../terraform';
import type { Topology } from './topology';
/** The topology of a document, with everything that could not be resolved beside what depends on it. */
export declare function topologyOf(document: ResourceDocument): Topology;
