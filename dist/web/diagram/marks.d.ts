import type { Box } from '../../routing/graph';
import type { TopicResult } from '../../routing/route';
import type { Topology } from '../../routing/topology/topology';
/** Marks the boxes on the way of a message, also behind a forwarding. */
export declare class Marks {
    private readonly boxOf;
    private readonly queues;
    constructor(topology: Topology, boxes: readonly Pick<Box, 'id' | 'addresses'>[]);
    show(result: TopicResult | undefined): void;
    private add;
    private hit;
    /** Writes into the corner of a box how many of it are meant. */
    private tell;
}
