import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';
/** What a topic does with the messages of one kind. */
export interface KindCoverage {
    /** `eventType = 'dataset.ready'`. */
    readonly kind: string;
    /** A message of the kind that reaches nobody. */
    readonly unreached: Finding;
    /** Whether any message of the kind reaches anybody. */
    readonly reached: Finding;
}
/** What becomes of the messages of each known kind. */
export declare function kindCoverage(proof: TopicProof): Promise<KindCoverage[]>;
