import { type Topology } from '../routing';
import { type Finding } from './check-report';
import type { Faults } from './faults';
/** Rules of one subscription that make two copies of a message; the solver says of which that is not so. */
export declare function checkCopies(topologies: readonly Topology[], faults: Faults): Promise<Finding[]>;
