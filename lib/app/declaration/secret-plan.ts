import type { WaiverGrounds } from '../../rules';

/** A connection string as an output. */
export interface SecretPlan {
  /**
   * - `send`, `listen`: a key for the topic that allows this and nothing else; the better choice
   * - `namespace`: the key that allows everything with everything in the namespace
   */
  readonly allows: 'send' | 'listen' | 'namespace';
  /**
   * The topic that a key to send or to listen is for.
   *
   * @default - the topic of the environment; has to be said where there are several
   */
  readonly topic?: string;
  /** Why a secret, and no identity; waivers of SB-SEC-001 and SB-AUTH-002. */
  readonly grounds: WaiverGrounds;
}
