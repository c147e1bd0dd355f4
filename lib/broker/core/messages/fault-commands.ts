import { BrokerError } from '../commands/broker-error';
import type { Command, Fill, LoseLocks, Throttle } from '../commands/command';
import type { Answers } from '../commands/command-outcome';
import type { Kernel } from '../state/kernel';
import type { Receiver } from '../state/message-store';
import { loseLock } from './locking';
import { dropReceiver } from './receiving';

/** Ends locks now, as if their time had come. */
export function loseLocks(kernel: Kernel, command: LoseLocks): Answers['lose-locks'] | BrokerError {
  const store = kernel.entities.store(command.entity);
  if (store instanceof BrokerError) return store;
  const { lockToken, session: id } = command;
  let lost = 0;
  const sessions = id === undefined ? [...(store.sessions?.all() ?? [])] : [store.sessions?.get(id)];
  for (const session of lockToken === undefined ? sessions : []) {
    if (session?.receiver === undefined) continue;
    loseSession(kernel, session.receiver, session.id);
    lost++;
  }
  const messages = lockToken === undefined ? [...store.locks.values()] : [store.locks.get(lockToken)];
  for (const stored of id === undefined ? messages : []) {
    if (stored?.lock === undefined) continue;
    loseLock(kernel, stored);
    lost++;
  }
  return { lost };
}

/** Takes a session from its receiver because its time is over. */
export function loseSession(kernel: Kernel, receiver: Receiver, session: string): void {
  dropReceiver(kernel, receiver, true);
  const error = new BrokerError(
    'com.microsoft:session-lock-lost',
    `The session lock has expired on the session '${session}'. Accept a new session.`,
  );
  kernel.emit({ kind: 'receiver-closed', receiver: receiver.id, error });
}

export function fill(kernel: Kernel, { entity, full }: Fill): BrokerError | undefined {
  const found = kernel.entities.sending(entity);
  if (found instanceof BrokerError) return found;
  found.isFull = full;
  return undefined;
}

export function throttle(kernel: Kernel, { entity, until }: Throttle): BrokerError | undefined {
  const place = entity === undefined ? undefined : kernel.entities.find(entity);
  if (place instanceof BrokerError) return place;
  const key = place?.entity.key ?? '';
  if (until > kernel.now) kernel.throttled.set(key, until);
  else kernel.throttled.delete(key);
  return undefined;
}

/** What an entity that is throttled still does: who has something may settle it, and administration goes on. */
const NEVER_THROTTLED: ReadonlySet<Command['kind']> = new Set([
  'create',
  'update',
  'delete',
  'set-credit',
  'close-receiver',
  'settle',
  'declare-transaction',
  'discharge-transaction',
  'lose-locks',
  'fill',
  'throttle',
]);

/** That a command comes while its entity, or everything, is throttled; `undefined` where it is not. */
export function throttled(kernel: Kernel, command: Command): BrokerError | undefined {
  if (kernel.throttled.size === 0 || NEVER_THROTTLED.has(command.kind)) return undefined;
  const address = 'entity' in command && typeof command.entity === 'string' ? command.entity : '';
  const place = kernel.entities.find(address);
  const keys = place instanceof BrokerError ? [''] : ['', place.entity.key, place.entity.top.key];
  if (!keys.some((key) => (kernel.throttled.get(key) ?? 0) > kernel.now)) return undefined;
  return new BrokerError(
    'com.microsoft:server-busy',
    'The request was terminated because the entity is being throttled. Error code: 50009. Please wait 10 seconds and try again.',
  );
}
