/** What becomes of examples, each by its name and the subscription that it comes to: `exampleKey`. */
export interface ExampleEnds {
  /** Those that have their job. */
  readonly started: ReadonlySet<string>;
  /** Those that are refused for what they are, and why. */
  readonly refused: ReadonlyMap<string, string>;
  /** Each that came to a subscription that starts jobs. */
  readonly came: readonly ExampleThatCame[];
}

/** An example at a subscription that starts jobs. */
export interface ExampleThatCame {
  readonly example: string;
  readonly subscription: string;
  /** Why it has started nothing, there or elsewhere; `undefined` where it has. */
  readonly whyNothing: string | undefined;
}

/** How an example is known again at a subscription. */
export function exampleKey(example: string, subscription: string): string {
  return `${example} in ${subscription}`;
}
