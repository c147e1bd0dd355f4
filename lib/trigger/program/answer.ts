import { STATUSES_FOR_LATER } from '../jobs';

/** What an answer of Azure means for the message. */
export type Answer =
  /** The job is made. */
  | { readonly kind: 'done' }
  /** A job of this name is there, with these tags. */
  | { readonly kind: 'exists'; readonly tags: Readonly<Record<string, string>> }
  /** A job of this name may be there, or something else is in the way; if it is not there, this is what it means. */
  | { readonly kind: 'conflict'; readonly otherwise: PlainAnswer }
  /** Nothing of this name: no job, or no workspace. */
  | { readonly kind: 'missing'; readonly message: string }
  /** Only the deployment can mend it. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** It may be over later; `retryAfter` in milliseconds, where the service says it. */
  | { readonly kind: 'transient'; readonly message: string; readonly retryAfter?: number };

/** An answer that needs no further question. */
export type PlainAnswer = Exclude<Answer, { readonly kind: 'conflict' }>;

/** What a status and the codes of an error mean. */
export async function answerOf(method: 'GET' | 'PUT', response: Response): Promise<Answer> {
  const { status } = response;
  const text = await response.text();
  if (status === 200 && method === 'GET') return { kind: 'exists', tags: tagsIn(text) };
  if (status === 201) return { kind: 'done' };
  const { codes, message } = errorIn(text);
  const said = codes.slice(0, MOST_CODES).map((code) => `, ${code.slice(0, LONGEST_CODE)}`);
  const says = `${method} status ${status}${said.join('')}${message === '' ? '' : `: ${message}`}`;
  const transient: PlainAnswer = { kind: 'transient', message: says, ...retryAfterOf(response) };
  // A quota that is used up is free again later, whatever status it comes with.
  if (codes.some((code) => /quota/i.test(code))) return transient;
  // Taken in, or changed: whether it is there, and whose it is, the job itself tells.
  if (status === 200 || status === 202) return { kind: 'conflict', otherwise: transient };
  if (codes.includes('JobPropertyImmutable') || /JobPropertyImmutable/.test(message)) {
    return { kind: 'conflict', otherwise: transient };
  }
  // 409 is a name that is taken, and a lock of the workspace, and an operation that is under way.
  if (status === 409) {
    const isLocked = codes.some((code) => /locked/i.test(code));
    return { kind: 'conflict', otherwise: isLocked ? { kind: 'forbidden', message: says } : transient };
  }
  if (status === 401 || status === 403) return { kind: 'forbidden', message: says };
  if (status === 404) return { kind: 'missing', message: says };
  if (STATUSES_FOR_LATER.includes(status) || status < 400 || status >= 500) return transient;
  return { kind: 'refused', message: says };
}

/** No answer, or none in time. */
export function unreachable({ message }: Error): PlainAnswer {
  return { kind: 'transient', message: `no connection: ${message}` };
}

function tagsIn(text: string): Readonly<Record<string, string>> {
  const job = parsed(text) as
    | { readonly properties?: { readonly tags?: Readonly<Record<string, string>> } }
    | undefined;
  return job?.properties?.tags ?? {};
}

const LONGEST_MESSAGE = 300;
/** What is told of codes; more would add nothing. */
const MOST_CODES = 5;
const LONGEST_CODE = 60;
const DEEPEST = 10;

/**
 * The codes of an error, outer before inner, and its message. Azure ML nests the code that matters: in `details`, in
 * `innererror`, and in `additionalInfo[].info.value.innerError`.
 *
 * @see https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#handling-errors
 */
function errorIn(text: string): { readonly codes: readonly string[]; readonly message: string } {
  const body = parsed(text);
  const error = (body as { readonly error?: unknown } | undefined)?.error;
  if (error === undefined) return { codes: [], message: text.slice(0, LONGEST_MESSAGE) };
  const { message = '' } = error as { readonly message?: unknown };
  return { codes: [...new Set(codesIn(error, DEEPEST))], message: String(message).slice(0, LONGEST_MESSAGE) };
}

function codesIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  const own = (value as { readonly code?: unknown }).code;
  const inner = Object.values(value).flatMap((part) => codesIn(part, depth - 1));
  return typeof own === 'string' && own !== '' ? [own, ...inner] : inner;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How long the service asks to wait; it says so in seconds, or as a date, which is as good as nothing. */
function retryAfterOf(response: Response): { readonly retryAfter?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {};
}
