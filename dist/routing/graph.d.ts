import type { Topology } from './topology/topology';
/** A box of a picture. */
export interface Box {
    readonly id: string;
    readonly kind: 'topic' | 'subscription' | 'queue' | 'elsewhere' | 'unknown';
    /** The name first, then what there is to say. */
    readonly lines: readonly string[];
    /** The addresses of what it stands for; several where subscriptions are drawn together. */
    readonly addresses: readonly string[];
}
/** An arrow of a picture. */
export interface Arrow {
    readonly from: string;
    readonly to: string;
    readonly label?: string;
}
/** A topology as boxes and arrows, whatever draws them. */
export interface Graph {
    readonly boxes: readonly Box[];
    readonly arrows: readonly Arrow[];
}
/** The lines of a box as they are drawn. */
export declare function drawnLines({ lines }: Box): string[];
/** What a topology looks like. What of it is not known is drawn too: a picture of a part never looks like the whole. */
export declare function graphOf({ topics, queues, unresolved }: Topology): Graph;
