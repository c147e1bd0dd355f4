import { Contracts, topologyOf } from '../../../routing';
import { counted } from '../../../rules';
import type { DayLine, SimulatedSystem } from '../../../simulation';
import type { TerraformDocument } from '../../../terraform';

/** What of a day's messages is not as the contract of their topic says: each once, with its first line. */
export function besideContract(
  lines: readonly DayLine[],
  documents: readonly TerraformDocument[],
  { programs, workflows }: SimulatedSystem,
): string[] {
  const names = new Set([...programs, ...workflows].map(({ topic }) => topic));
  const topics = documents.flatMap((document) => topologyOf(document).topics).filter(({ name }) => names.has(name));
  const contracts = new Contracts();
  const found = new Map<string, { readonly place: string; more: number }>();
  for (const { example } of lines) {
    for (const problem of new Set(topics.flatMap((topic) => contracts.problems(topic, example.message)))) {
      const known = found.get(problem);
      if (known === undefined) found.set(problem, { place: example.name, more: 0 });
      else known.more++;
    }
  }
  return [...found].map(
    ([problem, { place, more }]) =>
      `${place}: ${problem}${more === 0 ? '' : ` (and ${counted(more, 'more line')} like it)`}`,
  );
}
