import { sentJson, type Topic } from '../routing';
import { topicGiven } from '../routing/matcher-mistakes';
import { claimTitle, type DeliveryClaim } from '../rules';
import { terminalLines } from '../text';
import { claimGiven, EXAMPLE_CLAIM } from './claim-given';
import type { Verdict } from './questions/claims/claim-proof';
import { refutationWords, refutedWords, undecidedWords } from './questions/claims/claim-words';
import { TopicProof } from './questions/topic-proof';

/**
 * Matchers for jest, with `expect.extend(proofMatchers)`; both are to be awaited.
 *
 * ```ts
 * await expect(topicIn(json, 'training-events')).toKeepItsClaims();
 * ```
 */
export const proofMatchers = {
  /** Everything that is claimed about the topic with its `must…` methods is proved for all messages. */
  async toKeepItsClaims(given: Topic) {
    const topic = topicGiven('toKeepItsClaims', given, 'toKeepItsClaims()');
    if (topic.claims.length === 0)
      return { pass: false, message: () => shown([`nothing is claimed about ${topic.name}`]) };
    return proved(topic, topic.claims);
  },

  /** A claim holds for all messages. */
  async toDeliver(given: Topic, claim: DeliveryClaim) {
    const topic = topicGiven('toDeliver', given, `toDeliver(${EXAMPLE_CLAIM})`);
    return proved(topic, [claimGiven(topic, claim)]);
  },
};

async function proved(topic: Topic, claims: readonly DeliveryClaim[]) {
  const proof = new TopicProof(topic, { claims });
  const lines: string[] = [];
  for (const claim of claims) {
    const answer = await proof.prove(claim);
    if (answer.verdict !== 'proved') lines.push(describe(claim, answer));
  }
  await proof.close();
  const pass = lines.length === 0;
  const names = claims.map(claimTitle).join(', ');
  return { pass, message: () => shown(pass ? [`expected not to hold: ${names}`] : lines) };
}

function shown(lines: readonly string[]): string {
  return terminalLines(lines).join('\n');
}

function describe(claim: DeliveryClaim, answer: Exclude<Verdict, { verdict: 'proved' }>): string {
  if (answer.verdict === 'undecided') return undecidedWords(claim, answer.reason);
  const messages = answer.refutations.map(
    (refutation) => `${refutationWords(claim, refutation)}: ${JSON.stringify(sentJson(refutation.message))}`,
  );
  return `${refutedWords(claim)}: ${messages.join('; ')}`;
}
