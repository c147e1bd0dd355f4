import { inAll, inAny, outside } from '../messages/message-set';
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
export async function kindCoverage(proof: TopicProof): Promise<KindCoverage[]> {
  const coverage: KindCoverage[] = [];
  for (const kind of proof.kinds.filter(({ isRest }) => !isRest)) {
    const reached = inAny(proof.reaches(proof.near(kind)), proof.others);
    coverage.push({
      kind: kind.kind,
      unreached: await proof.find(inAll(kind.messages, outside(reached)), `with ${kind.kind} that reaches nobody`),
      reached: await proof.find(inAll(kind.messages, reached), `with ${kind.kind} that reaches anybody`),
    });
  }
  return coverage;
}
