import { isReason } from '../../rules';
import { GATES, type Gate, type Remark, type Review, remarksOf } from './review';

/** That somebody has looked at a gate that a change hits, and why the change is meant. */
export interface GateAcknowledgement {
  readonly gate: Gate;
  /** What the remark is about, as the review names it: `jobs`, `jobs/drift`, or an address. */
  readonly subject: string;
  /** A sentence for the next reader. */
  readonly reason: string;
}

/** Acknowledgements from JSON: a list of objects with gate, subject and reason. @throws Error that names the entry */
export function acknowledgementsFromJson(json: unknown): GateAcknowledgement[] {
  if (!Array.isArray(json)) throw new Error('expected a list of {"gate", "subject", "reason"}');
  return json.map((entry: unknown, index) => {
    const { gate, subject, reason, ...others } = (entry ?? {}) as Record<string, unknown>;
    const place = `entry ${index + 1}`;
    const known = GATES.find((one) => one === gate);
    if (known === undefined) throw new Error(`${place}: gate is ${JSON.stringify(gate)}, allowed ${GATES.join(', ')}`);
    if (typeof subject !== 'string')
      throw new Error(
        `${place}: subject is ${JSON.stringify(subject)}; name what the review names, for example "jobs"`,
      );
    if (typeof reason !== 'string' || !isReason(reason)) {
      throw new Error(`${place}: reason is ${JSON.stringify(reason)}; say in a sentence why it is meant`);
    }
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      throw new Error(`${place}: ${unknown} is not known; an entry has gate, subject and reason`);
    return { gate: known, subject, reason };
  });
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
    .map(({ gate, subject }) => ({
      code: 'stale-acknowledgement',
      subject,
      text: `\`${gate}\` is acknowledged, and this change does not hit it; take the acknowledgement away`,
    }));
  return { ...review, topics, remarks: [...remarks, ...stale] };
}

/** The gates that a change hits and nobody has acknowledged. */
export function closedGates(review: Review): Remark[] {
  return remarksOf(review).filter(({ gate, acknowledged }) => gate !== undefined && acknowledged === undefined);
}
