import { type Review } from './review';
/** A review for machines: everything that it has, with messages that `scheduler route` takes. */
export declare function reviewJson(review: Review): object;
