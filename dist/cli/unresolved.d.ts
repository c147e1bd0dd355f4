import { type Topology } from '../routing';
/** Why parts of a topology are not known, one line each. */
export declare function unresolvedLines({ path, unresolved }: Topology): string[];
/** Says on standard error what was taken for granted about documents. */
export declare function reportAssumptions(topologies: readonly Topology[]): void;
/** Says on standard error what is not known, and makes the command end with status 1: what depends on it cannot be told. */
export declare function reportUnresolved(topology: Topology): void;
