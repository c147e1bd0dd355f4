import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { isDateTime, type JobRequest, LARGEST_BODY, requestSchema, type TemplateData } from '../../lib/trigger/jobs';
import type { Rejection, RejectionReason } from './outcome';

/** What the deployment put into the package. */
export interface JobData {
  /** The templates that messages of this subscription may start, by name. */
  readonly templates: Readonly<Record<string, TemplateData>>;
  /** The JSON schema of the properties of messages, as the topic has it; null where it has none. */
  readonly contract: object | null;
}

/** The longest that is quoted from a message, in a log or a rejection. */
const LONGEST_QUOTED = 40;
const MOST_DETAILS = 10;

/**
 * The allow-list: a message starts what its template allows, and what is not named is refused.
 *
 * Schemas are compiled once, when the program starts.
 */
export class RequestValidator {
  private readonly requests = new Map<string, ValidateFunction<JobRequest>>();
  private readonly contract: ValidateFunction | undefined;

  constructor({ templates, contract }: JobData) {
    // A message is data and not code: no type is changed to fit.
    const ajv = new Ajv({ useDefaults: true, coerceTypes: false, allErrors: true, ownProperties: true, strict: false });
    // Without it ajv takes any text for a date, and warns of that in the log.
    ajv.addFormat('date-time', isDateTime);
    for (const [name, template] of Object.entries(templates)) {
      this.requests.set(name, ajv.compile<JobRequest>(requestSchema(name, template)));
    }
    if (contract !== null) {
      // The contract is written in a later draft, of which it uses nothing that is new.
      const { $schema: _, ...schema } = contract as { readonly $schema?: string };
      this.contract = ajv.compile(schema);
    }
  }

  /** The request that a body is, with defaults filled in, or why it is none. */
  request(body: unknown): JobRequest | Rejection {
    const parsed = parse(body);
    if ('reason' in parsed) return parsed;
    const name: unknown = Object.hasOwn(parsed.value, 'template') ? parsed.value.template : undefined;
    // A map, and no object: `__proto__` and `constructor` are no templates.
    const validate = typeof name === 'string' ? this.requests.get(name) : undefined;
    if (validate === undefined) {
      return rejected('unknown-template', [
        `template: got ${quoted(name)}, allowed ${[...this.requests.keys()].join(', ')}`,
      ]);
    }
    const request: unknown = parsed.value;
    return validate(request) ? request : rejected('not-allowed', describe(validate.errors));
  }

  /** Why the properties of a message are not what the topic promises; `undefined` where they are. */
  breach(properties: unknown): Rejection | undefined {
    const { contract } = this;
    if (contract === undefined || contract(structuredClone(properties ?? {}))) return undefined;
    return rejected('contract', describe(contract.errors));
  }
}

/** A message that is set aside. */
export function rejected(reason: RejectionReason, details: readonly string[]): Rejection {
  return { kind: 'rejected', reason, details };
}

function parse(body: unknown): { readonly value: Record<string, unknown> } | Rejection {
  const text = typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
  if (text === undefined) return rejected('invalid-body', ['there is no body']);
  const size = Buffer.byteLength(text);
  if (size > LARGEST_BODY) return rejected('oversized', [`${size} bytes, allowed ${LARGEST_BODY}`]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return rejected('invalid-body', ['not JSON']);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return rejected('invalid-body', ['not a JSON object']);
  }
  return { value: value as Record<string, unknown> };
}

/** What is wrong, for people who have the message; values of a message are cut, and names quoted. */
function describe(errors: readonly ErrorObject[] | null | undefined): string[] {
  const lines = (errors ?? []).map(({ instancePath, message = 'is wrong', params }) => {
    const place = instancePath === '' ? 'the body' : instancePath.slice(1).replaceAll('/', '.');
    const extra: unknown = params.additionalProperty ?? params.allowedValues ?? params.allowedValue;
    return `${place}: ${message}${extra === undefined ? '' : `: ${quoted(extra)}`}`;
  });
  return [...new Set(lines)].slice(0, MOST_DETAILS);
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
}
