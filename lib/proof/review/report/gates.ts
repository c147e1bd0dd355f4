import { REASON_PATTERN } from '../../../rules';
import { listOrObject, Schema } from '../../../schema';
import { GATES, type Gate, type Remark, type Review, remarksOf } from '../remarks/review';

/** That somebody has looked at a gate that a change hits, and why the change is meant. */
export interface GateAcknowledgement {
  readonly gate: Gate;
  /** What the remark is about, as the review names it: `jobs`, `jobs/drift`, or an address. */
  readonly subject: string;
  /** A sentence for the next reader. */
  readonly reason: string;
}

/** A list of acknowledgements, or an object with one; editors read it too. */
export const ACKNOWLEDGEMENTS = new Schema({
  $id: 'acknowledgements',
  ...listOrObject('acknowledgements', 'a list of {"gate", "subject", "reason"}', {
    type: 'object',
    description: 'an object with gate, subject and reason',
    title: 'member',
    required: ['gate', 'subject', 'reason'],
    additionalProperties: false,
    properties: {
      gate: { enum: GATES },
      subject: { type: 'string', description: 'what the review names, for example "jobs"' },
      reason: { type: 'string', pattern: REASON_PATTERN, description: 'a sentence that says why it is meant' },
    },
  }),
});

/**
 * Acknowledgements from JSON: a list of objects with gate, subject and reason, or `{"acknowledgements": […]}`.
 *
 * @throws MalformedAcknowledgements
 */
export function acknowledgementsFromJson(json: unknown): GateAcknowledgement[] {
  const problems = ACKNOWLEDGEMENTS.problems(json);
  if (problems.length > 0) throw new MalformedAcknowledgements(problems);
  const list = Array.isArray(json) ? json : (json as { readonly acknowledgements: unknown }).acknowledgements;
  return (list as GateAcknowledgement[]).map(({ gate, subject, reason }) => ({ gate, subject, reason }));
}

/** What is wrong with acknowledgements, a sentence each, with the place in the list. */
export class MalformedAcknowledgements extends Error {
  override readonly name = 'MalformedAcknowledgements';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/** The review with the gates that were acknowledged, and a remark for each acknowledgement that nothing asks for. */
export function acknowledge(review: Review, given: readonly GateAcknowledgement[]): Review {
  const used = new Set<GateAcknowledgement>();
  const open = (remark: Remark): Remark => {
    const found = given.find(({ gate, subject }) => gate === remark.gate && subject === remark.subject);
    if (found === undefined) return remark;
    used.add(found);
    return { ...remark, acknowledged: found.reason };
  };
  const topics = review.topics.map((topic) => ({ ...topic, remarks: topic.remarks.map(open) }));
  const remarks = review.remarks.map(open);
  const stale = given
    .filter((one) => !used.has(one))
    .map(
      ({ gate, subject }): Remark => ({
        code: 'stale-acknowledgement',
        subject,
        text: `\`${gate}\` is acknowledged, and this change does not hit it; take the acknowledgement away`,
      }),
    );
  return { ...review, topics, remarks: [...remarks, ...stale] };
}

/** The gates that a change hits and nobody has acknowledged. */
export function closedGates(review: Review): Remark[] {
  return remarksOf(review).filter(({ gate, acknowledged }) => gate !== undefined && acknowledged === undefined);
}
