import { amqpCodec, changedMap } from '../../broker/amqp/codec';
import { DATA, encode, readSections, section, writeSections } from '../../broker/amqp/encoding';
import type { Value } from '../../rules';
import { Opaque } from '../../rules/values/values';
import { ORIGINAL_ID_PROPERTY, propertiesWrittenBeside } from '../../trigger/jobs';

/** What is changed of a message before it is sent again. */
export interface Changes {
  /** Properties by name, in any letters; one that is `undefined` is taken away. */
  readonly properties: ReadonlyMap<string, Value | undefined>;
  /** @default - the body stays, byte for byte */
  readonly body?: Buffer | undefined;
  /** The id; one that is `undefined` is taken away, for the service to give it one. @default - the id stays */
  readonly messageId?: string | undefined;
  /** The id that its sender has given it, where that is another one. */
  readonly originalId?: string;
}

const SCHEDULED = 'x-opt-scheduled-enqueue-time';

/**
 * A message as it was sent at first, without what was written beside it since: its id, session, subject, addresses, each
 * property with its type, and its body are what they were, but for what is changed.
 *
 * How long it lives starts anew, as the queue has it: what died of its age would die again. So does when it comes.
 */
export function again(encoded: Buffer, changed: Changes): Buffer {
  const { properties, body, originalId } = changed;
  const sections = readSections(
    'messageId' in changed
      ? amqpCodec.change(encoded, {
          properties: new Map(),
          system: new Map([['MessageId', changed.messageId ?? null]]),
        })
      : encoded,
  );
  const changes = new Map<string, Value | undefined>(propertiesWrittenBeside().map((name) => [name, undefined]));
  for (const [name, value] of properties) changes.set(name, value);
  if (originalId !== undefined) changes.set(ORIGINAL_ID_PROPERTY, originalId);
  return writeSections({
    ...sections,
    header: undefined,
    messageAnnotations:
      sections.messageAnnotations &&
      changedMap(sections.messageAnnotations, new Map([[SCHEDULED, undefined]]), (one: Buffer) => one),
    applicationProperties: changedMap(sections.applicationProperties, changes, (value: Value) =>
      encode(value instanceof Opaque ? value.text : value),
    ),
    ...(body !== undefined && { body: section(DATA, encode(body)) }),
  });
}
