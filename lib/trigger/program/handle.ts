import {
  type Accepted,
  ASKED_PROPERTIES_TAG,
  ASKED_TAG,
  type Asked,
  isSameRequest,
  type JobRequest,
  jobBody,
  jobName,
  type RequestValidator,
} from '../jobs';
import { type AzureMl, submit } from './azure-ml';
import { type Copy, rejectedCopies, waitingCopy } from './copies';
import { type Documents, gateOf } from './guards';
import type { JobData } from './job-data';
import { type Cause, isHold, NotNow, type Outcome, type Rejection, rejected, type Wait } from './outcome';
import type { Queues } from './queues';
import type { Message } from './received-message';
import { nextTry, priorityOf, retriesOf, waitsSince } from './retry';
import type { Settings } from './settings';

/** What the program needs beside a message. */
export interface Dependencies extends AzureMl {
  readonly data: JobData;
  readonly validator: RequestValidator;
  readonly settings: Pick<
    Settings,
    'source' | 'subscription' | 'retryQueue' | 'rejectedQueue' | 'trainingClientId' | 'workspaceId'
  >;
  readonly queues: Queues;
  /** Where ledgers of limits lie, and what stops all starts. */
  readonly guards: Documents;
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
}

/**
 * One line of the log for each message: what it was, and what became of it. Of its body it has the id, the template and
 * the job of a request that is allowed, and names of fields that are not: no other value.
 */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly outcome: Outcome['kind'] | 'given-back';
  readonly messageId: string | undefined;
  readonly correlationId: string | undefined;
  readonly deliveryCount: number;
  /** How often it has waited before. */
  readonly retries?: number;
  readonly requestId?: string;
  readonly template?: string;
  readonly job?: string;
  readonly overruled?: readonly string[];
  readonly reason?: string;
  readonly until?: string;
  /** How long it has waited for a place of its template by now, in whole minutes. */
  readonly waitedMinutes?: number;
  readonly details?: readonly string[];
}

/** Before a message is given back that could not be put anywhere: ten deliveries would be gone in seconds. */
export const GIVE_BACK_WAIT = 30_000;

/**
 * What a message starts: its job; nothing, since it has started it before; nothing yet, and a copy waits; or nothing,
 * and it is set aside with a reason. When this returns, the message is done with.
 *
 * @throws where it could be put nowhere; the host gives it back, and after its last delivery it is a dead letter
 */
export async function handle(message: Message, deps: Dependencies): Promise<Outcome> {
  const { messageId, correlationId, deliveryCount } = message;
  const retries = retriesOf(message);
  const about: About = { messageId, correlationId, deliveryCount, ...(retries > 0 && { retries }) };
  const accepted = read(message, deps);
  const known = 'reason' in accepted ? about : { ...about, ...describe(accepted, deps) };
  const outcome = 'reason' in accepted ? accepted : await start(message, accepted, deps, retries);
  try {
    await put(message, outcome, deps, retries);
  } catch (error) {
    const details = [...('details' in outcome ? outcome.details : []), `no queue took it: ${(error as Error).message}`];
    deps.log({ level: 'error', outcome: 'given-back', ...known, ...reasonOf(outcome), details });
    await deps.sleep(GIVE_BACK_WAIT);
    throw error;
  }
  deps.log({
    level: levelOf(outcome),
    outcome: outcome.kind,
    ...known,
    ...reasonOf(outcome),
    ...waitOf(outcome, deps),
  });
  return outcome;
}

type About = Omit<LogEntry, 'level' | 'outcome'>;

/** The request, or why there is none. */
function read({ body, applicationProperties }: Message, { validator }: Dependencies): Accepted | Rejection {
  const accepted = validator.request(body, applicationProperties);
  // After the body: a host may lay fields of a body over what it knows itself, and those are refused there.
  return 'reason' in accepted ? accepted : (validator.breach(applicationProperties) ?? accepted);
}

async function start(message: Message, accepted: Accepted, deps: Dependencies, retries: number): Promise<Outcome> {
  const { request, asked } = accepted;
  const template = deps.data.templates[request.template] as JobData['templates'][string];
  try {
    const body = withAsked(jobBody(template, request, deps.settings, message.correlationId), asked);
    const isSame = (tags: Readonly<Record<string, string>>) => isThis(request, asked, tags);
    const job = nameOf(request, deps);
    const gate = gateOf(deps.guards, {
      job,
      request,
      template,
      prices: deps.data.prices,
      priority: priorityOf(message, template.limits?.priority),
      since: waitsSince(message)?.getTime(),
    });
    const outcome = await submit(deps, { name: job, body, isSame, gate });
    return outcome.kind === 'waiting' ? heldOrLate(message, outcome) : outcome;
  } catch (error) {
    const { message: says, why, retryAfter } = error instanceof NotNow ? error : new NotNow((error as Error).message);
    return later(message, { why, details: [says], retryAfter, retries }, deps);
  }
}

/** A message that is held back; or one that would have expired before it is looked at again. */
function heldOrLate({ expires }: Message, wait: Wait): Outcome {
  if (expires === undefined || wait.until < expires) return wait;
  return rejected(wait.why, [...wait.details, 'would have expired before the next try']);
}

/** A message that waits, or has waited long enough. */
function later(
  message: Message,
  fault: {
    readonly why: Cause;
    readonly details: readonly string[];
    readonly retryAfter: number | undefined;
    readonly retries: number;
  },
  deps: Dependencies,
): Outcome {
  const { why, details, retryAfter, retries } = fault;
  const { expires } = message;
  const until = nextTry({ retries, retryAfter, expires, now: deps.now(), random: deps.random() });
  const since = waitsSince(message);
  if (until !== undefined) return { kind: 'waiting', why, details, until, ...(since && { since }) };
  const how = retries > 0 ? `waited ${retries} times` : 'would have expired before the next try';
  return rejected(why, [...details, how]);
}

/** Does what the outcome needs beside the job. */
async function put(message: Message, outcome: Outcome, deps: Dependencies, retries: number): Promise<void> {
  const { retryQueue, rejectedQueue, subscription } = deps.settings;
  if (outcome.kind === 'waiting') {
    // What is held back has not failed: it may wait for as long as it lives.
    const tries = isHold(outcome.why) ? retries : retries + 1;
    await deps.queues.send(retryQueue, [waitingCopy(message, tries, outcome, subscription)]);
  }
  if (outcome.kind === 'rejected') {
    const copies: readonly Copy[] = rejectedCopies(message, outcome, { by: subscription, retryQueue });
    await deps.queues.send(rejectedQueue, copies);
  }
}

function nameOf({ id, attempt }: JobRequest, { settings }: Dependencies): string {
  return jobName(settings.source, id, attempt);
}

/**
 * A job with what was asked for: as tags, by which it is known again; and as properties, which nobody can change. So Azure ML
 * refuses another request that puts the very same job under its id, whose tags it would take else.
 */
function withAsked(body: ReturnType<typeof jobBody>, asked: Asked): object {
  const tags = body.properties.tags as Readonly<Record<string, string>>;
  const more = {
    [ASKED_TAG]: asked.body,
    ...(asked.properties !== '' && { [ASKED_PROPERTIES_TAG]: asked.properties }),
  };
  const properties = { [ASKED_TAG]: asked.body, [ASKED_PROPERTIES_TAG]: asked.properties };
  return { properties: { ...body.properties, properties, tags: { ...tags, ...more } } };
}

/** Whether a job that exists is that of this request; the name is the id's, so it is its own or was asked for otherwise. */
function isThis({ id, attempt }: JobRequest, asked: Asked, tags: Readonly<Record<string, string>>): boolean {
  return tags.requestId === id && tags.attempt === String(attempt) && isSameRequest(asked, tags);
}

function describe({ request, overruled }: Accepted, deps: Dependencies): Partial<LogEntry> {
  const { id: requestId, template } = request;
  return { requestId, template, job: nameOf(request, deps), ...(overruled.length > 0 && { overruled }) };
}

function reasonOf(outcome: Outcome): Partial<LogEntry> {
  switch (outcome.kind) {
    case 'rejected':
      return { reason: outcome.reason, details: outcome.details };
    case 'waiting':
      return { reason: outcome.why, details: outcome.details, until: outcome.until.toISOString() };
    case 'started':
    case 'already-started':
      return {};
  }
}

/** How long it waits by now: what an alert asks for. */
function waitOf(outcome: Outcome, { now }: Dependencies): Partial<LogEntry> {
  if (outcome.kind !== 'waiting' || outcome.since === undefined) return {};
  return { waitedMinutes: Math.max(0, Math.floor((now() - outcome.since.getTime()) / 60_000)) };
}

/** Somebody has to look at what only the deployment or the program can mend. */
function levelOf(outcome: Outcome): LogEntry['level'] {
  const { kind } = outcome;
  if (kind === 'started' || kind === 'already-started') return 'info';
  const why = kind === 'rejected' ? outcome.reason : outcome.why;
  return why === 'misconfigured' || why === 'failed' || why === 'refused' ? 'error' : 'warn';
}
