import { type Topology } from '../../routing';
import { type RuleFilter } from '../../rules';
import type { FilterDefinition, Tier } from '../core';
import { type Setup } from './setup';
/** What a topology deploys into one namespace, and of which tier that is. */
export interface TopologySetup extends Setup {
    /** `undefined` where the document does not tell. */
    readonly tier: Tier | undefined;
}
/** The namespaces of topologies, as they stand for their topics and queues, in the order of their names. */
export declare function namespacesOf(topologies: readonly Topology[]): string[];
/**
 * What topologies deploy into a namespace.
 *
 * Nothing is guessed: an entity whose name only the apply tells, and a rule of which not all is known, are left out and
 * told; a setting that is not known has the default of the service, which is told as well.
 *
 * @param namespace one of `namespacesOf`
 */
export declare function setupOf(topologies: readonly Topology[], namespace: string): TopologySetup;
/** A filter as clients would create it. */
export declare function filterDefinition(filter: RuleFilter): FilterDefinition;
