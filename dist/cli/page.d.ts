import { type Topology } from '../routing';
/** One self-contained page with the picture of a topology and the evaluator: nothing is loaded, nothing is sent. */
export declare function pageOf(topology: Topology): Promise<string>;
