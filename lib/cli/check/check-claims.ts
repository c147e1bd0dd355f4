import type { Asking, Verdict } from '../../proof';
import type { Topic, Topology } from '../../routing';
import type { DeliveryClaim, Diagnostic } from '../../rules';
import { refutationText } from '../prove/prove-report';
import { withProof } from '../prove/proving';
import type { Faults } from './answers-or-faults';
import type { Finding } from './check-report';

/** What was found out about claims. */
export interface CheckedClaims {
  readonly findings: readonly Finding[];
  readonly refuted: ReadonlyMap<Topic, readonly DeliveryClaim[]>;
  readonly proved: number;
}

/** Claims that do not hold: the solver is started only where something is claimed. */
export async function checkClaims(
  topologies: readonly Topology[],
  faults: Faults,
  asking: Asking,
): Promise<CheckedClaims> {
  const findings: Finding[] = [];
  const refuted = new Map<Topic, DeliveryClaim[]>();
  let proved = 0;
  for (const { path: file, topics } of topologies) {
    for (const topic of topics.filter(({ claims }) => claims.length > 0)) {
      const prove = (): Promise<void> =>
        withProof(topic, { asked: asking(topic) }, async (proof) => {
          for (const claim of topic.claims) {
            const answer = await proof.prove(claim);
            if (answer.verdict === 'proved') proved++;
            if (answer.verdict === 'refuted') refuted.set(topic, [...(refuted.get(topic) ?? []), claim]);
            findings.push(...claimFindings(file, topic, claim, answer));
          }
        });
      await faults.watch({ file, address: topic.address }, 'claims', undefined, prove);
    }
  }
  return { findings, refuted, proved };
}

function claimFindings(file: string, topic: Topic, claim: DeliveryClaim, answer: Verdict): Finding[] {
  if (answer.verdict === 'proved') return [];
  const isRefuted = answer.verdict === 'refuted';
  const message = isRefuted
    ? `"${claim.name}" does not hold: ${answer.refutations.map((one) => refutationText(topic, one)).join('; ')}`
    : `"${claim.name}" could not be proved: ${answer.reason}`;
  const diagnostic: Diagnostic = isRefuted
    ? { severity: 'error', code: 'claim-refuted', message }
    : { severity: 'warning', code: 'claim-undecided', message };
  return [{ file, address: topic.address, argument: 'claims', diagnostic, text: `${message} (${diagnostic.code})` }];
}
