import type { Outcome } from '../../trigger/program/outcome';
import type { Asking } from './job-made';

/** Who judges what a program does. */
export interface Judge {
  hearOutcome(asking: Asking, outcome: Outcome | 'given-back'): void;
  /** A delivery ended for a reason that the program can do nothing about. */
  hearTrouble(asking: Asking): void;
  /** A queue has taken a copy of a message, and has not dropped it. */
  hearCopy(asking: Asking, queue: string): void;
}
