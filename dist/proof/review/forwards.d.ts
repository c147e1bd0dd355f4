import { type Topology } from '../../routing';
/** That a queue or subscription forwards. */
export interface Forward {
    /** The address of the queue or subscription. */
    readonly source: string;
    /** The address of the queue, or of the subscription's topic. */
    readonly entity: string;
    readonly argument: 'forward_to' | 'forward_dead_lettered_messages_to';
    /** The name that it forwards to. */
    readonly name: string;
    /** The address of the topic or queue, where the document has it. */
    readonly target: string | undefined;
}
/** Everything that forwards, as far as it is known to what. */
export declare function forwardsIn({ topics, queues }: Topology): Forward[];
/** The chains of forwards that start with each one. A document may have one of thousands, so nothing here calls itself. */
export declare class Chains {
    private readonly forwards;
    /** The forwards from each queue or topic. */
    private readonly from;
    /** Of which queue or topic it is known that no chain from it has more forwards than so many. */
    private readonly noLonger;
    constructor(forwards: readonly Forward[]);
    /** The forwards by which messages come back to where they were, by their sources in one order. */
    loops(): ReadonlyMap<string, readonly Forward[]>;
    /** The queues and topics from which messages may come to a loop: not those from which every chain has an end. */
    private endless;
    /** The forwards from one to where it began, where they come back. */
    private backTo;
    /** The first chain of more forwards than that from each queue or topic which nothing forwards to. */
    longerThan(most: number): readonly (readonly Forward[])[];
    /** Whether there is a chain of more forwards than that from a queue or topic. */
    isLonger(entity: string, most: number): boolean;
    /** As deep as the chain that is looked for, which is a handful of forwards. */
    private beyond;
}
