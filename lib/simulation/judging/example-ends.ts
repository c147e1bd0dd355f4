/** What becomes of examples, each by its name and the subscription that it comes to: `exampleKey`. */
export interface ExampleEnds {
  /** Those that have their job. */
  readonly started: ReadonlySet<string>;
  /** Those that are refused for what they are, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** How an example is known again at a subscription. */
export function exampleKey(example: string, subscription: string): string {
  return `${example} in ${subscription}`;
}
