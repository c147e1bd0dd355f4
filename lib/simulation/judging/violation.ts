import type { Time } from '../../broker/core';

/** What is wrong, by kind. */
export type ViolationKind =
  /** A request has two jobs. */
  | 'two-jobs'
  /** A job is started that no template allows, or that is not what its message asks for. */
  | 'not-allowed'
  /** A message has started nothing, and is nowhere. */
  | 'lost'
  /** A message is taken for another one, which asked for something else. */
  | 'wrong-job'
  /** A template has more jobs within an hour, or dearer ones within a day, than its limits allow. */
  | 'over-limit'
  /** A message still waits where nobody looks, long after everything is well again. */
  | 'stuck'
  /** Of one message there is more than one copy in a queue: each of them goes on by itself, and so on. */
  | 'multiplied'
  /** A message is a dead letter, though at its deliveries nothing went wrong but Azure ML. */
  | 'died'
  /** A message is refused that is allowed, and is not refused where nothing goes wrong. */
  | 'refused'
  /** The program has failed by itself. */
  | 'failed'
  /** The end of a job is told to nobody, twice, or wrongly. */
  | 'result';

/** That something happened which must not. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly at: Time;
  readonly messageId: string;
  /** A sentence. */
  readonly says: string;
}
