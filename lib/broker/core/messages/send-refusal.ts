import { BrokerError } from '../commands/broker-error';
import type { SendingEntity } from '../state/entity';

/** Why an entity takes no messages, or not these; `undefined` where it does. */
export function sendRefusal(entity: SendingEntity): BrokerError | undefined {
  const { status, maxSizeInMegabytes } = entity.settings;
  if (status === 'Disabled' || status === 'SendDisabled') return disabled(entity.address);
  const most = maxSizeInMegabytes * 1024 * 1024;
  if (!entity.isFull && entity.size < most) return undefined;
  const what = entity.kind === 'queue' ? 'Queue' : 'Topic';
  return new BrokerError(
    'amqp:resource-limit-exceeded',
    `The maximum entity size has been reached or exceeded for ${what}: '${entity.name}'. Size of entity in bytes:${entity.isFull ? Math.max(entity.size, most) : entity.size}, Max entity size in bytes:${most}.`,
  );
}

export function disabled(address: string): BrokerError {
  return new BrokerError('com.microsoft:entity-disabled', `Messaging entity '${address}' is currently disabled.`);
}
