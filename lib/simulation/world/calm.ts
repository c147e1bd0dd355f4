import type { ExampleEnds, ExampleThatCame } from '../judging/example-ends';
import { run } from './run-world';
import type { SimulatedSystem } from './simulated-world';

/**
 * What becomes of each example where nothing goes wrong. One that is refused then is refused by a template that asks for more,
 * or since a rule takes away what it needs: that is no fault of a schedule. One that starts nothing then must never start.
 */
export async function calmEnds(system: SimulatedSystem): Promise<ExampleEnds> {
  const started = new Set<string>();
  const refused = new Map<string, string>();
  const came: ExampleThatCame[] = [];
  for (const example of system.messages) {
    const { examples } = await run({ ...system, messages: [example] }, { seed: 1, faults: [], messages: 1 });
    for (const key of examples.started) started.add(key);
    for (const [key, why] of examples.refused) refused.set(key, why);
    came.push(...examples.came);
  }
  return { started, refused, came };
}
