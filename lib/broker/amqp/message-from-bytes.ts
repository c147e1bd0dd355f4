import { type AmqpValue, decode, MalformedAmqp, partsAt, readSections, type Sections } from './encoding';

const NOTHING: ReadonlyMap<AmqpValue, AmqpValue> = new Map();

/** A message in AMQP's encoding; its parts are decoded when they are asked for, once. */
export class ReadMessage {
  readonly sections: Sections;
  private headerFields: readonly (AmqpValue | undefined)[] | undefined;
  private propertyFields: readonly (AmqpValue | undefined)[] | undefined;
  private annotationEntries: ReadonlyMap<AmqpValue, AmqpValue> | undefined;
  private applicationEntries: ReadonlyMap<AmqpValue, AmqpValue> | undefined;

  /** @throws MalformedAmqp, as all that follows */
  constructor(readonly encoded: Buffer) {
    this.sections = readSections(encoded);
  }

  get header(): readonly (AmqpValue | undefined)[] {
    this.headerFields ??= fieldsOf(this.sections.header);
    return this.headerFields;
  }

  get properties(): readonly (AmqpValue | undefined)[] {
    this.propertyFields ??= fieldsOf(this.sections.properties);
    return this.propertyFields;
  }

  get annotations(): ReadonlyMap<AmqpValue, AmqpValue> {
    this.annotationEntries ??= entriesOf(this.sections.messageAnnotations);
    return this.annotationEntries;
  }

  get applicationProperties(): ReadonlyMap<AmqpValue, AmqpValue> {
    this.applicationEntries ??= entriesOf(this.sections.applicationProperties);
    return this.applicationEntries;
  }
}

let last: ReadMessage | undefined;

/**
 * A message as it is read. What is read when a message comes is asked for again when its rules are looked at, and when each of
 * its copies is delivered, mostly at once: so the last one is remembered.
 *
 * @throws MalformedAmqp for what is no message
 */
export function readMessage(encoded: Buffer): ReadMessage {
  if (last?.encoded !== encoded) last = new ReadMessage(encoded);
  return last;
}

/** The fields of a list that are there; a field that is null, or that no list has, is `undefined`. */
export function fieldsOf(list: Buffer | undefined): readonly (AmqpValue | undefined)[] {
  const read = list === undefined ? [] : compound(list);
  if (!Array.isArray(read)) throw new MalformedAmqp('the fields of a section are no list');
  return (read as readonly AmqpValue[]).map((value) => value ?? undefined);
}

/** Names and values of a map. */
export function entriesOf(map: Buffer | undefined): ReadonlyMap<AmqpValue, AmqpValue> {
  const read = map === undefined ? NOTHING : compound(map);
  if (!(read instanceof Map)) throw new MalformedAmqp('what a section names is no map');
  return read;
}

function compound(value: Buffer): AmqpValue {
  // Anything else is refused.
  partsAt(value, 0);
  return decode(value);
}
