import type { DocumentChange } from './changes';
/**
 * A plan of `terraform show -json`, as a change.
 *
 * @param file the plan; `-` for standard input
 * @throws FileProblem where it cannot be read
 * @throws UnreadableDocument in one line where it is no plan
 */
export declare function readPlanChange(file: string): DocumentChange;
