import type { Recurrence } from '../definition/definition';
/** When a workflow runs next by itself, after it was last due. */
export declare function nextDue({ frequency, interval }: Recurrence, last: Date): Date;
