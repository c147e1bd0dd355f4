import { Refusal } from './request';
/** What the path of a request names. */
export type Resource = {
    readonly kind: 'namespace';
} | {
    readonly kind: 'queues' | 'topics';
} | {
    readonly kind: 'subscriptions';
    readonly topic: string;
} | {
    readonly kind: 'rules';
    readonly topic: string;
    readonly subscription: string;
}
/** A queue or a topic: they share one room of names. */
 | {
    readonly kind: 'entity';
    readonly name: string;
} | {
    readonly kind: 'subscription';
    readonly topic: string;
    readonly name: string;
} | {
    readonly kind: 'rule';
    readonly topic: string;
    readonly subscription: string;
    readonly name: string;
};
/** What a path names. */
export declare function resourceAt(path: string): Resource | Refusal;
/** How much of a list is asked for. */
export interface Page {
    readonly skip: number;
    readonly top: number;
}
/** `$skip` and `$top` of a query. */
export declare function pageIn(query: URLSearchParams): Page | Refusal;
