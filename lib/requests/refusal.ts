/** Why a message is no request: what is known of it before anything is asked of Azure. */
export type RefusalReason =
  /** The body is larger than what is read. */
  | 'oversized'
  /** The body is no JSON object, or cannot be read at all. */
  | 'invalid-body'
  /** No template of this name may be started here. */
  | 'unknown-template'
  /** The body, or a property that a template reads, says something that the template does not allow. */
  | 'not-allowed'
  /** The properties that rules select on are not as the contract of the topic has them. */
  | 'contract';

/** A message that is no request, and is set aside. */
export interface Refusal {
  readonly kind: 'rejected';
  readonly reason: RefusalReason;
  /** What exactly, a line each; never a value of more than a few words. */
  readonly details: readonly string[];
}
