import { type Finding, goingRound, type Loop, loopSentence, loopStops, type TopicProof } from '../../proof';
import type { Topic } from '../../routing';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';
import { exampleJson, exampleText } from './proving';

/** A loop of forwarding, and whether messages of a topic go round in it. */
export interface LoopAnswer {
  readonly loop: Loop;
  readonly found: Finding;
}

/** Whether messages that are sent to a topic go round in loops. */
export async function loopAnswers(proof: TopicProof, loops: readonly Loop[]): Promise<readonly LoopAnswer[]> {
  const answers: LoopAnswer[] = [];
  for (const loop of loops) answers.push({ loop, found: await goingRound(proof, loop) });
  return answers;
}

/** The loops in which messages go round, or may, for people. */
export function loopLines(topic: Topic, answers: readonly LoopAnswer[]): Line[] {
  return answers.flatMap(({ loop, found }) => {
    if (found.kind === 'none') return [];
    const sentence = loopSentence(loop);
    return found.kind === 'message'
      ? [line`  ${colors.yellow('found    ')} ${sentence}, for example ${exampleText(topic, found.message)}`]
      : [line`  ${colors.yellow('undecided')} whether ${sentence}: ${found.reason}`];
  });
}

/** The same for machines. */
export function loopsJson(topic: Topic, answers: readonly LoopAnswer[]): readonly object[] {
  return answers.flatMap(({ loop, found }): object[] => {
    if (found.kind === 'none') return [];
    const way = loopStops(loop);
    return found.kind === 'message'
      ? [{ way, verdict: 'found', message: exampleJson(topic, found.message) }]
      : [{ way, verdict: 'undecided', reason: found.reason }];
  });
}

/** Whether there is a loop that somebody should look at. */
export function hasLoops(answers: readonly LoopAnswer[]): boolean {
  return answers.some(({ found }) => found.kind !== 'none');
}
