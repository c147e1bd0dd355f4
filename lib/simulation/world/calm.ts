import { run } from './run';
import type { SimulatedSystem } from './system';

/**
 * Which examples are refused where nothing goes wrong, by example and subscription: a template of theirs asks for more, or a
 * rule takes away what it needs. It is no fault of a schedule.
 */
export async function refusedCalmly(system: SimulatedSystem): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  for (const example of system.messages) {
    const { refusals } = await run({ ...system, messages: [example] }, { seed: 1, faults: [], messages: 1 });
    for (const key of refusals) refused.add(key);
  }
  return refused;
}
