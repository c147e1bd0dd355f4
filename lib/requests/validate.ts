import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { isDateTime } from '../rules';
import { idInName, LONGEST_ID_IN_NAME } from './id-in-name';
import type { JobRequest } from './job-request';
import { type Asked, askedOf, placeProperties } from './property-source';
import type { Refusal, RefusalReason } from './refusal';
import { LARGEST_BODY, requestSchema } from './request-schema';
import type { RequestTemplate } from './request-template';

/** What requests are judged by. */
export interface RequestTerms {
  /** The templates that messages may start, by name. */
  readonly templates: Readonly<Record<string, RequestTemplate>>;
  /** The JSON schema of the properties of messages, as the topic has it; null where it has none. */
  readonly contract: object | null;
}

/** A request that is allowed. */
export interface Accepted {
  readonly request: JobRequest;
  /** What was asked for, to know the request again. */
  readonly asked: Asked;
  /** What the body said, and a property of the message decided in another way: `tier`. */
  readonly overruled: readonly string[];
}

/**
 * Judges schemas themselves. The schema of schemas takes longer to compile than all others, and is the same for every
 * validator of a process.
 */
let schemas: Ajv | undefined;

/** The name of a field, as one is told of; nothing else of a message is. */
const FIELD_NAME = /^[A-Za-z_][\w.-]{0,39}$/;
const MOST_DETAILS = 10;

/**
 * The allow-list: a message starts what its template allows, and what is not named is refused.
 *
 * Schemas are compiled once, when the program starts.
 */
export class RequestValidator {
  private readonly requests = new Map<string, ValidateFunction<JobRequest>>();
  private readonly contract: ValidateFunction | undefined;
  private readonly contractNames: readonly string[] = [];
  private readonly templates: RequestTerms['templates'];

  constructor({ templates, contract }: RequestTerms) {
    this.templates = templates;
    // A message is data and not code: no type is changed to fit.
    const ajv = new Ajv({
      useDefaults: true,
      coerceTypes: false,
      allErrors: true,
      ownProperties: true,
      strict: false,
      validateSchema: false,
    });
    const compile = <T>(schema: object) => {
      schemas ??= new Ajv({ strict: false });
      schemas.validateSchema(schema, true);
      return ajv.compile<T>(schema);
    };
    // Without it ajv takes any text for a date, and warns of that in the log.
    ajv.addFormat('date-time', isDateTime);
    for (const [name, template] of Object.entries(templates)) {
      this.requests.set(name, compile<JobRequest>(requestSchema(name, template)));
    }
    if (contract !== null) {
      // The contract is written in a later draft, of which it uses nothing that is new.
      const { $schema: _, ...schema } = contract as { readonly $schema?: string };
      this.contract = compile(schema);
      this.contractNames = Object.keys((schema as { readonly properties?: object }).properties ?? {});
    }
  }

  /**
   * The request that a message is, with defaults filled in, or why it is none.
   *
   * @param properties the application properties, of which a template may read some
   */
  request(body: unknown, properties: unknown = {}): Accepted | Refusal {
    try {
      return this.judge(body, properties);
    } catch (error) {
      // Nothing that a message holds ends outside: what has more levels than a stack, for one.
      return refused('invalid-body', [`cannot be read: ${(error as Error).message}`]);
    }
  }

  private judge(body: unknown, properties: unknown): Accepted | Refusal {
    const parsed = parse(body);
    if ('reason' in parsed) return parsed;
    const { value } = parsed;
    const name: unknown = Object.hasOwn(value, 'template') ? value.template : undefined;
    // Maps, and no objects: `__proto__` and `constructor` are no templates.
    const validate = typeof name === 'string' ? this.requests.get(name) : undefined;
    if (validate === undefined) {
      return refused('unknown-template', [
        `template: ${kindOf(name)}, allowed ${[...this.requests.keys()].join(', ')}`,
      ]);
    }
    const placed = placeProperties(this.templates[name as string] as RequestTemplate, value, properties);
    const details: string[] = [];
    if (!validate(placed.request)) details.push(...describe(validate.errors, placed.from));
    if (placed.overruled.length > 0 && !validate(placed.body)) details.push(...describe(validate.errors));
    if (details.length > 0) return refused('not-allowed', distinct(details));
    const request = placed.request as unknown as JobRequest;
    const length = idInName(request.id).length;
    if (length > LONGEST_ID_IN_NAME) {
      const allowed = `allowed ${LONGEST_ID_IN_NAME}: a capital, ".", ":" and "_" take two`;
      return refused('not-allowed', [`id: takes ${length} characters of the job's name, ${allowed}`]);
    }
    return { request, asked: askedOf(value, placed), overruled: placed.overruled };
  }

  /** Why the properties of a message are not what the topic promises; `undefined` where they are. */
  breach(properties: unknown): Refusal | undefined {
    const { contract } = this;
    try {
      if (contract === undefined) return undefined;
      const details = spellingsOf(properties, this.contractNames).flatMap((spelling) =>
        contract(spelling) ? [] : describe(contract.errors, undefined, 'the properties'),
      );
      return details.length === 0 ? undefined : refused('contract', distinct(details));
    } catch (error) {
      return refused('contract', [`cannot be read: ${(error as Error).message}`]);
    }
  }
}

/**
 * Properties under the names that the contract has: rules do not tell the case of letters apart. A message that has one
 * of them in two spellings is as many messages, each of which has to be as the contract says.
 */
function spellingsOf(properties: unknown, names: readonly string[]): Record<string, unknown>[] {
  const nameOf = new Map(names.map((name) => [name.toLowerCase(), name]));
  const values = new Map<string, unknown[]>();
  for (const [name, value] of Object.entries(properties ?? {})) {
    // NULL is as good as none, to rules as well.
    if (value === null) continue;
    const known = nameOf.get(name.toLowerCase()) ?? name;
    values.set(known, [...(values.get(known) ?? []), value]);
  }
  const most = Math.max(1, ...[...values.values()].map(({ length }) => length));
  return [...Array(most).keys()].map((index) =>
    Object.fromEntries([...values].map(([name, all]) => [name, all[Math.min(index, all.length - 1)]])),
  );
}

/** A message that is set aside. */
function refused(reason: RefusalReason, details: readonly string[]): Refusal {
  return { kind: 'rejected', reason, details };
}

/** The text of a body, whatever type its producer says it has: most of them say none. */
function textOf(body: unknown): string | Refusal {
  const bytes = bytesOf(body);
  if (bytes === undefined) return refused('invalid-body', ['there is no body']);
  if (bytes.length > LARGEST_BODY) return refused('oversized', [`${bytes.length} bytes, allowed ${LARGEST_BODY}`]);
  try {
    // A mark of the order of bytes is no part of the text, and some producers write one.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('invalid-body', ['not UTF-8']);
  }
}

/** The bytes of a body, as the host hands it over, or would without `dataType`. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function parse(body: unknown): { readonly value: Record<string, unknown> } | Refusal {
  const text = textOf(body);
  if (typeof text !== 'string') return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
    // Clients that write every body as JSON make a text of JSON that they are given a JSON text.
    if (typeof value === 'string') value = JSON.parse(value);
  } catch {
    return refused('invalid-body', ['not JSON']);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('invalid-body', ['not a JSON object']);
  }
  return { value: value as Record<string, unknown> };
}

/**
 * What is wrong, for people who have the message: no value of it is told, and names of fields that look like names.
 *
 * @param from which values came from a property, and from which
 */
function describe(
  errors: readonly ErrorObject[] | null | undefined,
  from: ReadonlyMap<string, string> = new Map(),
  whole = 'the body',
): string[] {
  return (errors ?? []).map(({ instancePath, message = 'is wrong', params }) => {
    const path = instancePath.slice(1).replaceAll('/', '.');
    const property = from.get(path);
    const place = path === '' ? whole : property === undefined ? path : `property ${property}, which is ${path}`;
    const { additionalProperty: field, allowedValues, allowedValue } = params;
    const allowed: unknown = allowedValues ?? allowedValue;
    const extra = field === undefined ? allowed && JSON.stringify(allowed) : fieldName(field);
    return `${place}: ${message}${extra === undefined ? '' : `: ${extra}`}`;
  });
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)].slice(0, MOST_DETAILS);
}

function fieldName(field: unknown): string {
  return FIELD_NAME.test(String(field)) ? `"${field}"` : 'one that is no name';
}

/** What a value is, and not the value. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return `another text, of ${value.length} characters`;
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : `no text: ${typeof value}`;
}
