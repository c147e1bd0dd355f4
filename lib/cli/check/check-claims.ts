import {
  type AnsweredClaim,
  type Asking,
  answerClaim,
  closedWords,
  refutationWords,
  refutedWords,
  undecidedWords,
} from '../../proof';
import type { Topic, Topology } from '../../routing';
import type { DeliveryClaim, Diagnostic } from '../../rules';
import { exampleText, withProof } from '../prove/proving';
import type { Faults } from './answers-or-faults';
import type { Finding } from './check-report';
import type { CheckedClaim } from './checked-claim';

/** What was found out about claims. */
export interface CheckedClaims {
  readonly findings: readonly Finding[];
  readonly refuted: ReadonlyMap<Topic, readonly DeliveryClaim[]>;
  /** All of them, as they were answered. */
  readonly answers: readonly CheckedClaim[];
}

/** Claims that do not hold: the solver is started only where something is claimed. */
export async function checkClaims(
  topologies: readonly Topology[],
  faults: Faults,
  asking: Asking,
): Promise<CheckedClaims> {
  const findings: Finding[] = [];
  const refuted = new Map<Topic, DeliveryClaim[]>();
  const answers: CheckedClaim[] = [];
  for (const { path: file, topics } of topologies) {
    for (const topic of topics.filter(({ claims }) => claims.length > 0)) {
      const prove = (): Promise<void> =>
        withProof(topic, { asked: asking(topic) }, async (proof) => {
          for (const claim of topic.claims) {
            const answered = await answerClaim(proof, claim);
            answers.push({ file, topic, ...answered });
            if (answered.answer.verdict === 'refuted') refuted.set(topic, [...(refuted.get(topic) ?? []), claim]);
            findings.push(...claimFindings(file, topic, answered));
          }
        });
      await faults.watch({ file, address: topic.address }, 'claims', undefined, prove);
    }
  }
  return { findings, refuted, answers };
}

function claimFindings(file: string, topic: Topic, { claim, answer, closed }: AnsweredClaim): Finding[] {
  if (answer.verdict === 'proved') return [];
  const isRefuted = answer.verdict === 'refuted';
  const said = isRefuted
    ? `${refutedWords(claim)}: ${answer.refutations.map((one) => `${refutationWords(claim, one)}: ${exampleText(topic, one.message)}`).join('; ')}`
    : undecidedWords(claim, answer.reason);
  const message = [said, ...closed.map(closedWords)].join('; ');
  const diagnostic: Diagnostic = isRefuted
    ? { severity: 'error', code: 'claim-refuted', message }
    : { severity: 'warning', code: 'claim-undecided', message };
  return [{ file, address: topic.address, argument: 'claims', diagnostic, text: `${message} (${diagnostic.code})` }];
}
