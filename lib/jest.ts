import { proofMatchers } from './proof/proof-matchers';
import { routingMatchers } from './routing/routing-matchers';
import type { DeliveryClaim } from './rules';

// What tests of jest expect of a topic; to import this is enough. Other runners with jest's `expect` take the matchers
// with `expect.extend`.
if ('expect' in globalThis) (globalThis as unknown as Global).expect.extend({ ...routingMatchers, ...proofMatchers });

export { proofMatchers } from './proof/proof-matchers';
export { routingMatchers, topicIn } from './routing/routing-matchers';

interface Global {
  readonly expect: { extend(matchers: object): void };
}

declare global {
  namespace jest {
    interface Matchers<R> {
      /** The message goes to these subscriptions and to no others, one copy each. */
      toRoute(message: unknown, ...subscriptions: string[]): R;
      /** Everything that is claimed about the topic with its `must…` methods is proved for all messages. */
      toKeepItsClaims(): Promise<R>;
      /** A claim holds for all messages. */
      toDeliver(claim: DeliveryClaim): Promise<R>;
    }
  }
}
