import { counted } from '../../rules';
import type { ExampleEnds, ExampleThatCame } from '../../simulation';

/** Messages that start nothing although nothing goes wrong, all for one reason. */
export interface StartsNothing {
  readonly subscription: string;
  readonly why: string;
  readonly messages: readonly string[];
  /** How many messages came to the subscription. */
  readonly of: number;
}

/**
 * Those that come to a subscription that starts jobs, and start nothing although nothing goes wrong: whoever deploys it
 * thinks otherwise. The most first.
 */
export function startsNothing({ came }: ExampleEnds): StartsNothing[] {
  const kinds = new Map<string, ExampleThatCame[]>();
  for (const one of came) {
    if (one.whyNothing === undefined) continue;
    const key = JSON.stringify([one.subscription, one.whyNothing]);
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  const all = [...kinds.values()].map((kind) => {
    const { subscription, whyNothing } = kind[0] as ExampleThatCame;
    const messages = kind.map(({ example }) => example);
    const of = came.filter((one) => one.subscription === subscription).length;
    return { subscription, why: whyNothing as string, messages, of };
  });
  return all.sort((a, b) => b.messages.length - a.messages.length);
}

/** A line for each kind, with one of its messages. */
export function startsNothingLines(all: readonly StartsNothing[]): string[] {
  return all.map(
    ({ subscription, why, messages, of }) =>
      `${messages.length} of ${counted(of, 'message')} that came to ${subscription} started nothing, even where nothing failed: ${why} (${messages[0]})`,
  );
}
