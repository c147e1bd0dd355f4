import type { ResourceDocument, TerraformResource } from '../../terraform';
import { type EntityReader } from './entity-reader';
import { type Unresolved } from './fact';
import { type Places } from './places';
import type { Queue, Receiving, Topic } from './topology';
export type Forwarding = Pick<Receiving, 'forwardTo' | 'forwardDeadLetteredMessagesTo'>;
export declare const NO_FORWARDING: Forwarding;
/** Reads where queues and subscriptions forward to, once all topics and queues are read. */
export declare class ForwardReader {
    private readonly places;
    private readonly entities;
    private readonly targets;
    private readonly doubt;
    private readonly byAddress;
    private readonly byName;
    private readonly deleted;
    /** @param doubt what may make any target another one than the document says */
    constructor(document: ResourceDocument, places: Places, entities: EntityReader, targets: readonly (Topic | Queue)[], doubt: Unresolved | undefined);
    /** Where a queue or subscription of a namespace forwards to. */
    read(resource: TerraformResource, namespace: string): Forwarding;
    private target;
    /** Whether a name may be that of a topic or queue of which the namespace, or the name, is not known. */
    private mayBe;
}
