import { type Asking, type ForwardLoop, loopSentence, loopsIn, TurningLoops } from '../../proof';
import type { Topology } from '../../routing';
import type { Diagnostic } from '../../rules';
import { exampleText } from '../prove/proving';
import type { Faults } from './answers-or-faults';
import type { Finding } from './check-report';

/** Loops of forwarding in which messages go round, by the rules on their way. */
export async function checkLoops(topologies: readonly Topology[], faults: Faults, asking: Asking): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const topology of topologies) {
    const { path: file } = topology;
    const loops = new TurningLoops(topology, asking);
    for (const loop of loopsIn(topology).values()) {
      const address = loop[0]?.source ?? '';
      const turning = await faults.watch({ file, address }, 'forward_to', undefined, () => loops.turning(loop));
      if (turning === undefined) continue;
      const message = loopText(turning);
      const diagnostic: Diagnostic = { severity: 'warning', code: 'forward-loop', message };
      found.push({ file, address, argument: 'forward_to', diagnostic, text: `${message} (${diagnostic.code})` });
    }
    await loops.close();
  }
  return found;
}

/** A loop with a message that goes round in it. */
function loopText({ loop, example, reason }: ForwardLoop): string {
  if (reason !== undefined) return `cannot tell whether ${loopSentence(loop)}: ${reason}`;
  return `${loopSentence(loop)}${example === undefined ? '' : `, for example ${exampleText(example.topic, example.message)}`}`;
}
