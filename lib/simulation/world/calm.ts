import { run } from './run';
import type { SimulatedSystem } from './system';

/**
 * Which examples are refused where nothing goes wrong, by example and subscription, and why: a template of theirs asks for
 * more, or a rule takes away what it needs. It is no fault of a schedule.
 */
export async function refusedCalmly(system: SimulatedSystem): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  for (const example of system.messages) {
    const { refusals } = await run({ ...system, messages: [example] }, { seed: 1, faults: [], messages: 1 });
    for (const [key, why] of refusals) refused.set(key, why);
  }
  return refused;
}
