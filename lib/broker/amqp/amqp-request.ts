import { Integer } from '../../rules/values/values';
import {
  type AmqpValue,
  decode,
  type Encodable,
  encode,
  listOf,
  mapOf,
  readSections,
  section,
  sectionsIn,
} from './encoding';
import { entriesOf, fieldsOf } from './message-from-bytes';

/** A request, as clients send them to `$cbs` and to the management of an entity. */
export interface Request {
  readonly id: AmqpValue;
  /** Where the answer goes. */
  readonly replyTo: string | undefined;
  readonly properties: ReadonlyMap<AmqpValue, AmqpValue>;
  readonly body: AmqpValue;
}

/** What a request is answered with. */
export interface Response {
  /** As of HTTP. */
  readonly status: number;
  readonly description: string;
  /** AMQP's or the service's condition, where it was refused. */
  readonly condition?: string;
  readonly properties?: Readonly<Record<string, Encodable>>;
  readonly body?: Encodable;
}

const MESSAGE_ID = 0;
const REPLY_TO = 4;
const CORRELATION_ID = 5;
const APPLICATION_PROPERTIES = 0x74;
const PROPERTIES = 0x73;
const AMQP_VALUE = 0x77;

/** @throws MalformedAmqp */
export function readRequest(encoded: Buffer): Request {
  const { properties, applicationProperties, body } = readSections(encoded);
  const fields = fieldsOf(properties);
  const [first] = body.length === 0 ? [] : sectionsIn(body);
  const replyTo = fields[REPLY_TO];
  return {
    id: fields[MESSAGE_ID] ?? null,
    replyTo: typeof replyTo === 'string' ? replyTo : undefined,
    properties: entriesOf(applicationProperties),
    body: first === undefined ? null : decode(first.value),
  };
}

/** Clients look for the status under either of these names. */
export function writeResponse(
  request: Request,
  { status, description, condition, properties, body }: Response,
): Buffer {
  const code = Integer.small('int', status);
  const answered: Record<string, Encodable> = {
    statusCode: code,
    'status-code': code,
    statusDescription: description,
    'status-description': description,
    ...(condition !== undefined && { errorCondition: condition, 'error-condition': condition }),
    ...properties,
  };
  const tracking = request.properties.get('com.microsoft:tracking-id');
  if (tracking !== undefined) answered['com.microsoft:tracking-id'] = tracking;
  const fields = Array.from({ length: CORRELATION_ID }, () => encode(null));
  return Buffer.concat([
    section(PROPERTIES, listOf([...fields, encode(request.id)])),
    section(APPLICATION_PROPERTIES, mapOf(Object.entries(answered).flat().map(encode))),
    section(AMQP_VALUE, encode(body ?? new Map<string, Encodable>())),
  ]);
}
