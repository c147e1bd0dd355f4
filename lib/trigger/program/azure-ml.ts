import { API_VERSION } from '../jobs';
import { type Answer, answerOf, type PlainAnswer, unreachable } from './answer';
import type { Gate } from './guards';
import { Misconfigured, type Outcome, rejected, Transient } from './outcome';
import type { TokenSource } from './token';

/** What is needed to talk to Azure ML; all of it can be replaced in a test. */
export interface AzureMl {
  /** Where Azure Resource Manager is: `https://management.azure.com`, another one in other clouds. */
  readonly endpoint: string;
  readonly workspaceId: string;
  readonly token: TokenSource;
  readonly request: typeof fetch;
  /** Ends a request after so many milliseconds: `AbortSignal.timeout`. */
  readonly limit: (milliseconds: number) => AbortSignal;
  /** Waits; a test does not. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 to 1, to spread retries. */
  readonly random: () => number;
}

/** A job, and how to know it again. */
export interface Submission {
  readonly name: string;
  readonly body: object;
  /** Whether a job of this name, by its tags, is that of this request. */
  readonly isSame: (tags: Readonly<Record<string, string>>) => boolean;
  /** What is asked before it is started. */
  readonly gate: Gate;
}

/** Tries within one delivery, at three calls each; what takes longer waits in a queue, and keeps nobody else waiting. */
export const TRIES = 3;
const FIRST_WAIT = 5_000;
export const LONGEST_WAIT = 15_000;
/** No answer after this long is none. */
export const ANSWER_TIMEOUT = 17_000;

/**
 * Starts a job once: the name is the request's own, so whoever comes second finds it. It is looked for first, since
 * Azure ML would change tags and the display name of a job that is there.
 *
 * @throws Transient and Misconfigured where the message has to wait
 */
export async function submit(azure: AzureMl, submission: Submission): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    const answer = await tryOnce(azure, submission);
    switch (answer.kind) {
      case 'held':
        return answer.outcome;
      case 'done':
        await submission.gate.leave('started');
        return { kind: 'started', job: submission.name };
      case 'exists':
        // Where it was started in this delivery and the answer was lost, or by another one at the same time.
        await submission.gate.leave('started');
        return outcomeOf(answer.tags, submission);
      case 'refused':
        await submission.gate.leave('not-started');
        return rejected('refused', [answer.message]);
      case 'missing':
      case 'forbidden':
        throw new Misconfigured(answer.message);
      case 'transient': {
        const { retryAfter = FIRST_WAIT * 2 ** (attempt - 1), message } = answer;
        // Longer than is waited here, it waits in the queue.
        if (attempt === TRIES || retryAfter > LONGEST_WAIT) throw new Transient(message, answer.retryAfter);
        // Spread, so that those who were refused together do not come back together.
        await azure.sleep(Math.min(LONGEST_WAIT, retryAfter * (0.75 + azure.random() / 2)));
      }
    }
  }
}

/** The gate lets nothing through now. */
interface HeldBack {
  readonly kind: 'held';
  readonly outcome: Outcome;
}

async function tryOnce(azure: AzureMl, { name, body, gate }: Submission): Promise<PlainAnswer | HeldBack> {
  const found = plain(await call(azure, name, { method: 'GET' }));
  // No job, or no workspace: the other answer tells.
  if (found.kind !== 'missing') return found;
  // Only for what is not there yet: whatever comes twice takes no second place.
  const outcome = await gate.enter();
  if (outcome !== undefined) return { kind: 'held', outcome };
  const made = await call(azure, name, { method: 'PUT', body: JSON.stringify(body) });
  if (made.kind !== 'conflict') return made;
  // Somebody was faster, or something else is in the way of it: it is there, or it is not.
  const other = plain(await call(azure, name, { method: 'GET' }));
  return other.kind === 'missing' ? made.otherwise : other;
}

/** Who only looks has nothing in the way of him: an answer that says so all the same is what it means otherwise. */
function plain(answer: Answer): PlainAnswer {
  return answer.kind === 'conflict' ? answer.otherwise : answer;
}

/** One call. @throws Transient where there is no token */
async function call(azure: AzureMl, name: string, init: RequestInit): Promise<Answer> {
  const { token } = await azure.token('https://management.azure.com/');
  const url = `${azure.endpoint}${azure.workspaceId}/jobs/${name}?api-version=${API_VERSION}`;
  try {
    const response = await azure.request(url, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: azure.limit(ANSWER_TIMEOUT),
    });
    return await answerOf(init.method === 'GET' ? 'GET' : 'PUT', response);
  } catch (error) {
    // fetch throws a TypeError where there is no connection, and the signal an error of its own.
    return unreachable(error as Error);
  }
}

/** A job that is there is that of the request, or its name is taken. */
function outcomeOf(tags: Readonly<Record<string, string>>, { name, isSame }: Submission): Outcome {
  if (isSame(tags)) return { kind: 'already-started', job: name };
  return rejected('id-taken', [
    `job ${name} exists, and was asked for with other values; ask with another id or attempt`,
  ]);
}
