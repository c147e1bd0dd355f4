import { MOST_HOPS } from '../../../routing';
import { BrokerError } from '../commands/broker-error';
import type { Leaving } from '../state/broker-content';
import type { SendingEntity } from '../state/entity';
import type { Kernel } from '../state/kernel';
import { accept } from './accepting';
import { deadLetter, keepDeadLetter } from './dead-lettering';
import { sendRefusal } from './send-refusal';
import { maxMessageSize } from './tier-limits';

/** Why a message cannot be forwarded: reason and description of the dead letter that it becomes. */
interface Stuck {
  readonly reason: string;
  readonly description: string;
}

/**
 * Gives all messages that are to be forwarded to where they go, and what is forwarded from there too. What cannot go on is a
 * dead letter of the entity that it is in.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues#dead-lettering-in-auto-forward-scenarios
 */
export function forwardAll(kernel: Kernel): void {
  // What is forwarded may be forwarded again: the list grows meanwhile.
  for (const { from, leaving, target, isDeadLetter } of kernel.transfers) {
    const to = destination(kernel, leaving, target);
    if ('reason' in to) {
      if (isDeadLetter) keepDeadLetter(kernel, from, leaving);
      else deadLetter(kernel, from, leaving, to.reason, to.description);
      continue;
    }
    const { origin, sequence } = leaving;
    kernel.tell('forwarded', from.address, origin.content.messageId, sequence, to.entity.address);
    accept(kernel, to.entity, {
      ...origin,
      hops: origin.hops + 1,
      enqueuedSequence: origin.enqueuedSequence || sequence,
      deadLetterSource: isDeadLetter ? from.address : origin.deadLetterSource,
    });
  }
  kernel.transfers.length = 0;
}

function destination(kernel: Kernel, { origin }: Leaving, target: string): { readonly entity: SendingEntity } | Stuck {
  const { content, hops } = origin;
  if (hops >= MOST_HOPS) {
    const description = `The maximum number of allowed hops when forwarding between queues has been exceeded. This value is set to ${MOST_HOPS}.`;
    return { reason: 'MaxTransferHopCountExceeded', description };
  }
  const entity = kernel.entities.sending(target);
  if (entity instanceof BrokerError)
    return { reason: 'MessagingEntityNotFoundException', description: entity.description };
  const refusal = sendRefusal(entity);
  if (refusal !== undefined) {
    const isFull = refusal.condition === 'amqp:resource-limit-exceeded';
    return {
      reason: isFull ? 'QuotaExceededException' : 'MessagingEntityDisabledException',
      description: refusal.description,
    };
  }
  if (entity.kind === 'queue' && entity.settings.requiresSession && content.sessionId === undefined) {
    return {
      reason: 'Session ID is null.',
      description: "Session enabled entity doesn't allow a message whose session identifier is null.",
    };
  }
  const most = maxMessageSize(kernel, entity);
  if (content.size > most) {
    const description = `The message has ${content.size} bytes, and '${entity.name}' takes ${most} at most.`;
    return { reason: 'MessageSizeExceededException', description };
  }
  return { entity };
}
