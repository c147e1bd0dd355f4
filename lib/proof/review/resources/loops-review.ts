import { hasSensitiveRules, type Topology } from '../../../routing';
import { loopSentence, loopsIn, TurningLoops } from '../../questions/forward-loops';
import type { Asking } from '../../questions/prover';
import { HIDDEN_MESSAGE } from '../remarks/hidden-message';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

/** Loops that were not there before, unless no message goes round them. */
export async function reviewLoops(
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
  asking: Asking,
): Promise<Remark[]> {
  const old = loopsIn(before);
  const loops = new TurningLoops(after, asking);
  const remarks: Remark[] = [];
  for (const loop of loopsIn(after).values()) {
    const key = loop
      .map(({ source }) => previous(source))
      .sort()
      .join(' ');
    if (old.has(key)) continue;
    const found = await loops.turning(loop);
    if (found === undefined) continue;
    const sentence = loopSentence(
      loop,
      (stop) => `\`${stop}\``,
      (words) => `**${words}**`,
    );
    const { example, reason } = found;
    const shown = example && (hasSensitiveRules(example.topic) ? HIDDEN_MESSAGE : example.message);
    remarks.push({
      code: 'forward-loop',
      subject: loop[0]?.label ?? '',
      text: reason === undefined ? sentence : `cannot tell whether ${sentence}: ${reason}`,
      gate: 'message-loss',
      ...(reason !== undefined && { unknown: true as const }),
      ...(shown !== undefined && { message: shown }),
    });
  }
  await loops.close();
  return remarks;
}
