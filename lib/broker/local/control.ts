import { NestedTooDeeply, parseJson } from '../../files';
import { Schema } from '../../schema';
import type { Remembered, SentId } from '../core';
import { type Faults, ServiceBusRefusal } from './fault-requests';
import { type LengthOfTime, milliseconds } from './length-of-time';

/** What is controlled over HTTP. */
export interface Controlled {
  readonly faults: Faults;
  /** Lets time pass. @returns the time then */
  advance(by: LengthOfTime): Promise<Date>;
  /** How many connections there are. */
  connections(): number;
  /** What is told of the namespace. */
  status(): object;
  /** Which messages would be dropped as duplicates. @throws ServiceBusRefusal where nothing is sent there */
  remembered(entity: string, messages: readonly SentId[]): Remembered;
}

/** Where requests to control stand beside the service's own. */
export const CONTROL_PATH = '/$local/';

/** A request, as far as control is concerned. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  /** `Origin`: a browser sends it with what a page asks for. */
  readonly origin: string | undefined;
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly body: object;
  /** What happens once the answer is sent. */
  readonly afterwards?: (() => void) | undefined;
}

type Given = Readonly<Record<string, unknown>>;

interface Operation {
  readonly schema: Schema;
  run(controlled: Controlled, given: Given): object | Promise<object>;
  readonly afterwards?: (controlled: Controlled) => void;
}

const ENTITY = {
  type: 'string',
  minLength: 1,
  description: 'the address of a queue, a topic, or topic/Subscriptions/name',
};
const SENT_ID = {
  type: 'object',
  description: 'an object with messageId',
  required: ['messageId'],
  properties: {
    messageId: { type: 'string', description: 'a text' },
    partitionKey: { type: 'string', description: 'a text' },
  },
};
const LENGTH = { type: 'string', description: 'a length of time as ISO 8601 has it, such as PT5M' };

function operation(
  name: string,
  properties: object,
  required: readonly string[],
  run: Operation['run'],
  afterwards?: Operation['afterwards'],
): [string, Operation] {
  const schema = new Schema({
    $id: `local-${name.replace('/', '-')}`,
    type: 'object',
    title: 'argument',
    description: 'an object',
    properties,
    required,
    additionalProperties: false,
  });
  return [name, { schema, run, ...(afterwards !== undefined && { afterwards }) }];
}

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  operation(
    'faults/drop-connections',
    {},
    [],
    // That which the request came over gets the answer first, and is none of those that are meant.
    ({ connections }) => ({ dropped: connections() - 1 }),
    ({ faults }) => void faults.dropConnections(),
  ),
  operation(
    'faults/lose-locks',
    { entity: ENTITY, session: { type: 'string' }, lockToken: { type: 'string' } },
    ['entity'],
    async ({ faults }, { entity, ...selection }) => ({ lost: await faults.loseLocks(entity as string, selection) }),
  ),
  operation('faults/throttle', { entity: ENTITY, for: LENGTH }, ['for'], async ({ faults }, given) => {
    await faults.throttle(given.for as string, given.entity as string | undefined);
    return {};
  }),
  operation(
    'faults/fill',
    { entity: ENTITY, full: { type: 'boolean', description: 'true or false' } },
    ['entity'],
    async ({ faults }, { entity, full = true }) => {
      await faults.fill(entity as string, full as boolean);
      return {};
    },
  ),
  operation('faults/delay', { by: LENGTH }, ['by'], ({ faults }, { by }) => {
    faults.delay(by as string);
    return {};
  }),
  operation(
    'duplicates',
    {
      entity: ENTITY,
      messages: { type: 'array', description: 'a list of {"messageId", "partitionKey"}', items: SENT_ID },
    },
    ['entity', 'messages'],
    ({ remembered }, { entity, messages }) => remembered(entity as string, messages as readonly SentId[]),
  ),
  operation('clock/advance', { by: LENGTH }, ['by'], async (controlled, { by }) => ({
    now: (await controlled.advance(by as string)).toISOString(),
  })),
]);

/** Answers a request to control what runs: faults, and the clock. */
export async function control(request: ControlRequest, controlled: Controlled): Promise<ControlAnswer> {
  const { method, path, origin, body } = request;
  // A page in a browser may ask this machine for anything that needs no permission: it gets none.
  if (origin !== undefined) return refused(403, 'a page in a browser may not control this');
  const name = path.slice(CONTROL_PATH.length);
  if (name === 'status') return method === 'GET' ? { status: 200, body: controlled.status() } : allowed('GET');
  const found = OPERATIONS.get(name);
  if (found === undefined)
    return refused(404, `there is no ${path}; allowed: ${['status', ...OPERATIONS.keys()].join(', ')}`);
  if (method !== 'POST') return allowed('POST');
  const given = parsed(body);
  if (typeof given === 'string') return refused(400, given);
  const problems = [...found.schema.problems(given), ...lengthProblems(given)];
  if (problems.length > 0) return refused(400, problems.join('; '));
  try {
    const made = await found.run(controlled, given);
    return { status: 200, body: made, ...(found.afterwards && { afterwards: () => found.afterwards?.(controlled) }) };
  } catch (error) {
    if (error instanceof ServiceBusRefusal)
      return refused(error.condition === 'amqp:not-found' ? 404 : 400, error.message);
    throw error;
  }
}

function refused(status: number, error: string): ControlAnswer {
  return { status, body: { error } };
}

function allowed(method: string): ControlAnswer {
  return refused(405, `the method is ${method}`);
}

function parsed(body: string): Given | string {
  try {
    return parseJson(body === '' ? '{}' : body) as Given;
  } catch (error) {
    return error instanceof NestedTooDeeply ? `the body is ${error.message}` : 'the body is no JSON';
  }
}

function lengthProblems(given: Given): string[] {
  return ['by', 'for'].flatMap((name) => {
    const length = given?.[name];
    const isWrong = typeof length === 'string' && milliseconds(length) === undefined;
    return isWrong ? [`${name}: got ${JSON.stringify(length)}, allowed ${LENGTH.description}`] : [];
  });
}
