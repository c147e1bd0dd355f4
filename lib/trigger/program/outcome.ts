import type { RefusalReason } from '../jobs';

/** Why a message starts nothing: it is set aside with this. */
export type RejectionReason =
  | RefusalReason
  /** The id has started another job already. */
  | 'id-taken'
  /** Azure ML finds the job itself wrong, which is a fault of the template. */
  | 'refused'
  /** Azure did not take the job for as long as was waited: throttling, no quota, a fault of the service, no network. */
  | 'unavailable'
  /** The deployment did not allow the job for as long as was waited: no right, no such workspace, a lock. */
  | 'misconfigured'
  /** The program failed for as long as was waited; a fault of the program. */
  | 'failed'
  /** It asks for a job that alone would cost more than its template may in a day. */
  | 'over-budget'
  /** It would have expired before its template had a place for it. */
  | 'over-limit'
  /** It would have expired while all starts were stopped. */
  | 'stopped';

/** A message that is set aside. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  /** What exactly, a line each; never a value of more than a few words. */
  readonly details: readonly string[];
}

/** A message that is set aside. */
export function rejected(reason: RejectionReason, details: readonly string[]): Rejection {
  return { kind: 'rejected', reason, details };
}

/** What became of a message. */
export type Outcome =
  | { readonly kind: 'started'; readonly job: string }
  /** An earlier delivery has started it. */
  | { readonly kind: 'already-started'; readonly job: string }
  /** It is tried again later. */
  | Wait
  | Rejection;

/** A message that waits. */
export interface Wait {
  readonly kind: 'waiting';
  readonly why: Cause | Hold;
  readonly details: readonly string[];
  readonly until: Date;
  /** Since when it waits for a place of its template. */
  readonly since?: Date;
}

/** Why a message has to wait; what it is set aside with, in the end. */
export type Cause = 'unavailable' | 'misconfigured' | 'failed';

/** Why a message is held back though nothing is wrong with it: it waits for as long as it lives. */
export type Hold = 'over-limit' | 'stopped';

/** Whether a message is held back, and nothing has failed. */
export function isHold(why: Cause | Hold): why is Hold {
  return why === 'over-limit' || why === 'stopped';
}

/** Nothing was started, and may be later. */
export class NotNow extends Error {
  override readonly name: string = 'NotNow';
  readonly why: Cause = 'failed';

  /** @param retryAfter how long the service asks to wait, in milliseconds */
  constructor(
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** What may be over later: throttling, a fault of the service, a quota that is used up, no network. */
export class Transient extends NotNow {
  override readonly name = 'Transient';
  override readonly why = 'unavailable';
}

/**
 * What only the deployment can mend: no right to the workspace, no such workspace, a lock. Rights take minutes to
 * arrive, so it is waited for as well; and somebody has to look.
 */
export class Misconfigured extends NotNow {
  override readonly name = 'Misconfigured';
  override readonly why = 'misconfigured';
}
