import { BrokerError, type Duration, SECOND } from '../../broker/core';
import { fittingCopy } from '../../trigger/program/fitting-copy';
import type { Queues } from '../../trigger/program/queues';
import type { Asking } from '../judging/job-made';
import type { Judge } from '../judging/program-judge';
import type { Process } from '../time/virtual-time';
import { encodedCopy } from './encoded-copy';
import type { Network, Surroundings } from './network';
import type { SimulatedBus } from './simulated-bus';

/** As the program asks of its client. @see functions/start-training-job/queues.ts */
const SEND_TIMEOUT: Duration = 10 * SECOND;
const TRIES = 2;
/** The number that the service answers for a message that it drops. */
export const DUPLICATE = 0;
const RETRY_DELAY: Duration = SECOND;

interface Sender {
  readonly process: Process;
  readonly who: string;
  readonly network: Network;
  readonly bus: SimulatedBus;
  readonly around: Surroundings;
  readonly asking: Asking;
  /** Hears that a queue takes nothing at all now, or cannot be reached, and of each copy that one takes. */
  readonly judge: Pick<Judge, 'hearTrouble' | 'hearCopy'>;
}

/** The queues that a program sends copies to, by way of a client that tries once more. */
export function queuesOf({ process, who, network, bus, around, asking, judge }: Sender): Queues {
  const onTrouble = () => judge.hearTrouble(asking);
  return {
    async send(queue, versions) {
      const fitting = fittingCopy(versions, bus.look.maxMessageSize(queue));
      if (fitting === undefined) return;
      const message = encodedCopy(fitting);
      const what = `send ${asking.messageId} to ${queue}`;
      for (let attempt = 1; ; attempt++) {
        try {
          const answer = await network.call({
            process,
            who,
            what,
            patience: SEND_TIMEOUT,
            onTrouble,
            does: () => send(),
          });
          if (!(answer instanceof BrokerError)) return;
          throw new Error(answer.description);
        } catch (error) {
          if (attempt === TRIES) throw error;
          await around.time.wait<void>(process, (settle) =>
            around.time.after(RETRY_DELAY, () => settle.done(undefined)),
          );
        }
      }
      function send() {
        if (around.luck.happens('bus-busy', what)) {
          around.tell(queue, `${what}: the service is busy`);
          onTrouble();
          return new BrokerError('com.microsoft:server-busy', 'the service is busy');
        }
        const answer = bus.run({ kind: 'send', entity: queue, messages: [message] });
        const refused = answer instanceof BrokerError ? answer.condition : undefined;
        const isDropped = !(answer instanceof BrokerError) && answer.sequenceNumbers[0] === DUPLICATE;
        around.tell(
          who,
          `${what}${refused === undefined ? '' : `: ${refused}`}${isDropped ? ': it is there already' : ''}`,
        );
        if (refused === undefined && !isDropped) judge.hearCopy(asking, queue);
        // Whatever was sent: with another message it would be the same.
        if (refused === 'amqp:resource-limit-exceeded' || refused === 'com.microsoft:entity-disabled') onTrouble();
        return answer;
      }
    },
    close: async () => undefined,
  };
}
