/** What is said on the command line of `send`. */
export interface SendOptions {
  readonly to: string;
  readonly from: string;
  readonly every?: number;
  readonly count?: number;
  readonly unchecked?: boolean;
  readonly json?: boolean;
}
