import { foldName, type Message, type Value } from '../../../rules';
import { sameValue } from '../../../rules/values/values';
import type { MessageChanges } from '../commands/broker-message';
import type { Duration } from '../commands/time';
import type { Content } from '../state/broker-content';
import type { Kernel } from '../state/kernel';

const TICKS_PER_MILLISECOND = 10_000n;

/** When it was scheduled for is past by then: what an action sets there changes nothing. */
export const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'ScheduledEnqueueTimeUtc',
  'ForcePersistence',
  'DeadLetterSource',
]);

/** A content with changes of its properties, in bytes of its own. */
export function changedContent(kernel: Kernel, content: Content, changes: MessageChanges): Content {
  if (changes.properties.size + changes.system.size === 0) return content;
  const text = (name: string, before: string | undefined) => {
    const value = changes.system.get(name);
    return value === undefined ? before : value === null ? undefined : String(value);
  };
  const { timeToLive } = content;
  return kernel.content({
    encoded: kernel.options.codec.change(content.encoded, changes),
    messageId: text('MessageId', content.messageId),
    sessionId: text('SessionId', content.sessionId),
    partitionKey: text('PartitionKey', content.partitionKey),
    timeToLive: durationOf(changes.system.get('TimeToLive')) ?? timeToLive,
  });
}

function durationOf(value: Value | undefined): Duration | undefined {
  if (typeof value !== 'object' || value === null || value.type !== 'timespan') return undefined;
  const milliseconds = value.ticks / TICKS_PER_MILLISECOND;
  // What 53 bits do not hold is for ever.
  return milliseconds > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(milliseconds);
}

/** What an action has changed of a message. */
export function changesBetween(before: Message, after: Message): MessageChanges {
  const properties = new Map<string, Value | undefined>();
  const names = new Map(before.properties.map(({ name }) => [foldName(name), name]));
  for (const { name, value } of after.properties) {
    const folded = foldName(name);
    const old = before.property(folded);
    const oldName = names.get(folded);
    if (old !== undefined && oldName === name && sameValue(old, value)) continue;
    // What was taken away and set again has the new spelling.
    if (oldName !== undefined && oldName !== name) properties.set(oldName, undefined);
    properties.set(name, value);
  }
  for (const [folded, name] of names) if (after.property(folded) === undefined) properties.set(name, undefined);
  const system = new Map<string, Value>();
  for (const name of new Set([...before.system.keys(), ...after.system.keys()])) {
    if (WITHOUT_EFFECT.has(name)) continue;
    const [old, value] = [before.system.get(name) ?? null, after.system.get(name) ?? null];
    if (!sameValue(old, value)) system.set(name, value);
  }
  return { properties, system };
}

/** Changes that say why a message is dead, beside those that its receiver asks for. */
export function deadLetterChanges(
  reason: string | undefined,
  description: string | undefined,
  changes: MessageChanges | undefined,
): MessageChanges {
  const properties = new Map(changes?.properties);
  if (reason !== undefined) properties.set('DeadLetterReason', reason);
  if (description !== undefined) properties.set('DeadLetterErrorDescription', description);
  return { properties, system: changes?.system ?? new Map() };
}
