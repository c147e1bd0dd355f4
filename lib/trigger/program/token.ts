/** A token, and when it ends. */
export interface AccessToken {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Gives tokens of the identity that the app runs as. */
export type TokenSource = (resource: string) => Promise<AccessToken>;
