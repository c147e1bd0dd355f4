/** Why a message starts nothing, ever: it is set aside with this. */
export type RejectionReason =
  /** The body is larger than what is read. */
  | 'oversized'
  /** The body is no JSON object. */
  | 'invalid-body'
  /** No template of this name may be started here. */
  | 'unknown-template'
  /** The body says something that the template does not allow. */
  | 'not-allowed'
  /** The properties that rules select on are not as the contract of the topic has them. */
  | 'contract'
  /** The id has started another job already. */
  | 'id-taken'
  /** Azure ML finds the job itself wrong, which is a fault of the template. */
  | 'refused';

/** A message that is set aside. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  /** What exactly, a line each; never a value of more than a few words. */
  readonly details: readonly string[];
}

/** What became of a message. */
export type Outcome =
  | { readonly kind: 'started'; readonly job: string }
  /** An earlier delivery has started it. */
  | { readonly kind: 'already-started'; readonly job: string }
  | Rejection;

/**
 * What may be over later: throttling, a fault of the service, a quota that is used up, no network. The message goes back
 * and comes again; after its last delivery it is in the dead-letter queue.
 */
export class Transient extends Error {
  override readonly name = 'Transient';
}

/**
 * What only the deployment can mend: no right to the workspace, no such workspace or cluster. The message is kept like
 * one that meets a transient fault, and somebody has to look.
 */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}
