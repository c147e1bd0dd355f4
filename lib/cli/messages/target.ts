import { ADDRESS_FORMS, type Address } from '../../operations/bus/bus-address';
import { localStatus } from '../../operations/bus/local-status';
import { UsageError } from '../common/exit-status';

/** The topic or queue that is sent to: the one that is named, or the only topic of what runs here. */
export async function targetOf(address: Address): Promise<string> {
  if (address.entity !== undefined) return address.entity;
  if (address.kind !== 'local')
    throw new UsageError(`${address.text}: say which topic or queue: ${address.text}/<topic or queue>`);
  const { topics, queues } = await localStatus(address.port);
  const [only, ...more] = topics.length > 0 ? topics.map(({ name }) => name) : queues;
  if (only !== undefined && more.length === 0) return only;
  const names = [...topics.map(({ name }) => name), ...queues].join(', ');
  throw new UsageError(
    names === ''
      ? `${address.text}: there is no topic and no queue`
      : `${address.text}: say which topic or queue: ${address.text}/<one of ${names}>; addresses are ${ADDRESS_FORMS}`,
  );
}
