import { decode } from './decode';
import { byteAt, describedBy, endOfValue, MalformedAmqp } from './raw';

/**
 * A message in its sections, as they were sent. The body is all of its sections, with the footer.
 *
 * @see OASIS AMQP 1.0, part 3, section 3.2
 */
export interface Sections {
  /** A list. */
  readonly header: Buffer | undefined;
  /** A map, as the two that follow. */
  readonly deliveryAnnotations: Buffer | undefined;
  readonly messageAnnotations: Buffer | undefined;
  /** A list. */
  readonly properties: Buffer | undefined;
  /** A map. */
  readonly applicationProperties: Buffer | undefined;
  readonly body: Buffer;
  /** Everything from the properties on, as it was sent; `undefined` where the sections are not in their order. */
  readonly bare: Buffer | undefined;
}

/** The sections that make a message; header and annotations are the service's as well. */
type Written = Omit<Sections, 'bare'>;

export const DATA = 0x75;

const NAMES: ReadonlyMap<number, keyof Omit<Written, 'body'>> = new Map([
  [0x70, 'header'],
  [0x71, 'deliveryAnnotations'],
  [0x72, 'messageAnnotations'],
  [0x73, 'properties'],
  [0x74, 'applicationProperties'],
]);

/** Sections may also be named. */
const SYMBOLS: ReadonlyMap<string, number> = new Map([
  ['amqp:header:list', 0x70],
  ['amqp:delivery-annotations:map', 0x71],
  ['amqp:message-annotations:map', 0x72],
  ['amqp:properties:list', 0x73],
  ['amqp:application-properties:map', 0x74],
  ['amqp:data:binary', DATA],
  ['amqp:amqp-sequence:list', 0x76],
  ['amqp:amqp-value:*', 0x77],
  ['amqp:footer:map', 0x78],
]);

/** A section with its code. */
export interface Section {
  readonly code: number;
  readonly value: Buffer;
  readonly begin: number;
  readonly end: number;
}

/** The first section that is not the service's as well as the sender's. */
const PROPERTIES = 0x73;

/** The sections of a message, one after the other. @throws MalformedAmqp */
export function* sectionsIn(encoded: Buffer): Generator<Section> {
  for (let begin = 0; begin < encoded.length; ) {
    const valueAt = endOfDescriptor(encoded, begin);
    const end = endOfValue(encoded, valueAt);
    yield { code: codeAt(encoded, begin, valueAt), value: encoded.subarray(valueAt, end), begin, end };
    begin = end;
  }
}

/** A message in its sections. @throws MalformedAmqp for what is no message */
export function readSections(encoded: Buffer): Sections {
  const sections: { -readonly [K in keyof Sections]: Sections[K] } = { ...NONE };
  let bareAt = -1;
  let isInOrder = true;
  for (let begin = 0; begin < encoded.length; ) {
    const valueAt = endOfDescriptor(encoded, begin);
    const end = endOfValue(encoded, valueAt);
    const code = codeAt(encoded, begin, valueAt);
    if (code < PROPERTIES) isInOrder &&= bareAt < 0;
    else if (bareAt < 0) bareAt = begin;
    const name = NAMES.get(code);
    if (name === undefined) {
      sections.body = encoded.subarray(begin);
      break;
    }
    sections[name] = encoded.subarray(valueAt, end);
    begin = end;
  }
  if (isInOrder) sections.bare = bareAt < 0 ? NOTHING : encoded.subarray(bareAt);
  return sections;
}

const NOTHING = Buffer.alloc(0);
const NONE: Sections = {
  header: undefined,
  deliveryAnnotations: undefined,
  messageAnnotations: undefined,
  properties: undefined,
  applicationProperties: undefined,
  body: NOTHING,
  bare: undefined,
};

/** The bytes of a message. */
export function writeSections(sections: Written): Buffer {
  const parts: Buffer[] = [];
  for (const [code, name] of NAMES) {
    const value = sections[name];
    if (value !== undefined) parts.push(section(code, value));
  }
  return Buffer.concat([...parts, sections.body]);
}

/** A section of a code. */
export function section(code: number, value: Buffer): Buffer {
  return describedBy(Buffer.of(0x53, code), value);
}

function endOfDescriptor(encoded: Buffer, begin: number): number {
  if (byteAt(encoded, begin) !== 0x00) throw new MalformedAmqp('a section of a message is no described value');
  return endOfValue(encoded, begin + 1);
}

function codeAt(encoded: Buffer, begin: number, valueAt: number): number {
  // Nearly everybody writes it so.
  const isShort = encoded[begin + 1] === 0x53;
  const code = isShort ? encoded[begin + 2] : codeOf(encoded.subarray(begin + 1, valueAt));
  if (code === undefined || !(code >= 0x70 && code <= 0x78))
    throw new MalformedAmqp('a section of a message is of no known type');
  return code;
}

function codeOf(descriptor: Buffer): number | undefined {
  const read = decode(descriptor);
  return typeof read === 'string' ? SYMBOLS.get(read) : Number(String(read));
}
