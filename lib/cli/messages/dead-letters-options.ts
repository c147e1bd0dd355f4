import type { Choice } from '../../operations/dead-letters/letter';

/** What is said about which letters are meant. */
export interface LetterOptions extends Choice {
  readonly at: string;
  readonly most: number;
  readonly json?: boolean;
}

export interface MovingOptions extends LetterOptions {
  readonly yes?: boolean;
}

export interface ResendOptions extends MovingOptions {
  readonly into?: string;
  readonly set: readonly string[];
  readonly unset: readonly string[];
  readonly body?: string;
}
