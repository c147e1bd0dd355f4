import type { SourceOptions } from '../common/documents';

/** What is said on the command line of `send`. */
export interface SendOptions extends SourceOptions {
  readonly to: string;
  readonly every?: number;
  readonly count?: number;
  readonly unchecked?: boolean;
  readonly json?: boolean;
}
