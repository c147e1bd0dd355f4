import type { DeliveryClaim } from '../../lib/rules';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** See `proofMatchers`. */
      toKeepItsClaims(): Promise<R>;
      toDeliver(claim: DeliveryClaim): Promise<R>;
    }
  }
}
