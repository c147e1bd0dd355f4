import { isOver, type JobState } from '../job-view';
export { isOver };
/** The place of a state in the course of a run; all ends are the last. */
export declare function rankOf(state: JobState): number;
