import { TopicProof } from '../../lib/proof';
import type { Topic } from '../../lib/routing';
import { SqlFilter } from '../../lib/rules';

const CONTRACT = {
  type: 'object',
  properties: { kind: { enum: ['a', 'b'] }, n: { type: 'integer', minimum: 0, maximum: 9 } },
  required: ['kind'],
};

/** What is said of the messages of a small topic: of the kind `a` or `b`, some with a number. */
export const said = { contract: CONTRACT, setBySenders: ['SessionId'] };
export const KIND_A = SqlFilter.parse("kind = 'a'");

/** Asks about a topic, and about messages of the kind `a`. */
export async function withProof<T>(topic: Topic, ask: (proof: TopicProof) => Promise<T>): Promise<T> {
  const proof = new TopicProof(topic, { filters: [KIND_A] });
  try {
    return await ask(proof);
  } finally {
    await proof.close();
  }
}
