import { type Json } from './reading';
/** What a trial has reported of the metric that decides, one number an interval. */
export interface Course {
    readonly run: string;
    readonly isOver: boolean;
    readonly reported: readonly number[];
}
/**
 * Whether a trial that has just reported is given up, by the policy of its sweep. Bayesian or not, luck has no part in it.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters#early-termination
 */
export declare function isGivenUp(policy: Json, isToBeSmall: boolean, run: string, courses: readonly Course[]): boolean;
