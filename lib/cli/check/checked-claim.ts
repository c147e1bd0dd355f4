import { type AnsweredClaim, closedWords } from '../../proof';
import type { Topic } from '../../routing';
import { claimScope, claimTitle, claimToJson, counted } from '../../rules';
import { closedJson } from '../prove/claim-lines';

/** A claim, as it was answered. */
export interface CheckedClaim extends AnsweredClaim {
  readonly file: string;
  readonly topic: Topic;
}

/** How many claims are proved: for all messages, or for those that they are about. Without a finding, all of them are. */
export function provedText(claims: readonly CheckedClaim[]): string {
  const restricted = claims.filter(({ claim }) => claimScope(claim) !== undefined).length;
  const count = counted(claims.length, 'claim');
  if (restricted === 0) return `${count} proved for all messages`;
  if (restricted < claims.length) return `${count} proved, ${restricted} of them for some messages alone`;
  return `${count} proved, ${claims.length === 1 ? 'for some messages alone' : 'each for some messages alone'}`;
}

/** Which messages a claim is about, where these are not all, and where nobody can read what it counts. */
export function claimLines(claims: readonly CheckedClaim[]): string[] {
  const lines = claims.flatMap(({ claim, closed }) =>
    claimScope(claim) === undefined && closed.length === 0
      ? []
      : [`proved: ${[claimTitle(claim), ...closed.map(closedWords)].join('; ')}`],
  );
  // Environments claim the same in the same words.
  return [...new Set(lines)];
}

/** A claim for machines. */
export function claimJson({ file, topic, claim, answer, closed }: CheckedClaim): object {
  return { file, topic: topic.label, ...claimToJson(claim), verdict: answer.verdict, ...closedJson(closed) };
}
