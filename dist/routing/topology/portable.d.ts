import { type Fact, type Listed, type Unresolved } from './fact';
import type { Queue, Subscription, Target, Topic, Topology } from './topology';
/**
 * A topology as JSON, for a page that is passed around: what says where messages go and what they look like, and nothing else
 * of the document.
 * What is marked as sensitive stays behind, and is not known to whoever reads it.
 */
export interface PortableTopology {
    readonly path: string;
    readonly topics: readonly PortableTopic[];
    readonly queues: readonly PortableReceiver<Queue>[];
    readonly unresolved: readonly Unresolved[];
}
type PortableTopic = Omit<Topic, 'subscriptions' | 'observers' | 'claims' | 'setBySenders'> & {
    readonly subscriptions: Listed<PortableSubscription>;
};
type PortableReceiver<T> = Omit<T, 'forwardTo' | 'forwardDeadLetteredMessagesTo'> & {
    readonly forwardTo: Fact<PortableTarget | undefined>;
};
type PortableSubscription = PortableReceiver<Omit<Subscription, 'topic' | 'rules'>> & {
    readonly rules: readonly PortableRule[];
    readonly isWhole: boolean;
    readonly missing: readonly (Unresolved & {
        readonly possible?: PortableRule;
    })[];
};
type PortableTarget = Omit<Target, 'entity'> & {
    readonly entity: string | undefined;
};
interface PortableRule {
    readonly name: string;
    readonly address: string;
    readonly match: PortableMatch;
    readonly action: Fact<string | undefined>;
    readonly isDefault: boolean;
}
type PortableMatch = {
    readonly kind: 'known';
    readonly filter: PortableFilter;
} | {
    readonly kind: 'part';
    readonly atMost: PortableFilter | undefined;
    readonly unresolved: readonly Unresolved[];
} | {
    readonly kind: 'refused';
    readonly unresolved: Unresolved;
};
type PortableFilter = {
    readonly sql: string;
} | {
    readonly correlation: object;
};
/** The part of a topology that says where messages go. */
export declare function portable({ path, topics, queues, unresolved }: Topology): PortableTopology;
/** The topology again. */
export declare function revived({ path, topics, queues, unresolved }: PortableTopology): Topology;
export {};
