import type { Topic, Topology } from '../routing';
import type { DeliveryClaim } from '../rules';
import type { Finding } from './check-report';
import type { Faults } from './faults';
/** What was found out about claims. */
export interface CheckedClaims {
    readonly findings: readonly Finding[];
    readonly refuted: ReadonlyMap<Topic, readonly DeliveryClaim[]>;
    readonly proved: number;
}
/** Claims that do not hold: the solver is started only where something is claimed. */
export declare function checkClaims(topologies: readonly Topology[], faults: Faults): Promise<CheckedClaims>;
