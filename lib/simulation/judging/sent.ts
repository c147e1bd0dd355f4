/** A message as its sender knows it. */
export interface Sent {
  readonly messageId: string;
  /** What it was made of: the name of an example. */
  readonly example: string;
  /** The id in its body, where it is a request. */
  readonly requestId: string | undefined;
  /** What it asks for, without its id: two that ask for the same are one request. */
  readonly asks: string;
  /** The request itself, where it is one. */
  readonly request: Readonly<Record<string, unknown>> | undefined;
  /** Whether a template may allow it, as far as its sender knows. */
  readonly isAllowed: boolean;
}
