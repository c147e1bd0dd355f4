import { jobBody, jobName } from '../../lib/trigger/jobs';
import { type AzureMl, submit } from './azure-ml';
import { Misconfigured, type Outcome, Transient } from './outcome';
import type { JobData, RequestValidator } from './validate';

/** What the host tells of a message beside its body. */
export interface MessageContext {
  readonly messageId: string | undefined;
  readonly correlationId: string | undefined;
  readonly deliveryCount: number;
  readonly applicationProperties: unknown;
}

/** What the program needs beside a message. */
export interface Dependencies extends AzureMl {
  readonly data: JobData;
  readonly validator: RequestValidator;
  /** Where requests come from, as part of the names of jobs: namespace and topic. One id starts one job, whoever receives it. */
  readonly source: string;
  /** The client id of the identity that jobs run as. */
  readonly trainingClientId: string;
  readonly log: (entry: LogEntry) => void;
}

/** One line of the log for each message: what it was, and what became of it. No value of its body is in it. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly outcome: Outcome['kind'] | 'transient' | 'misconfigured' | 'failed';
  readonly messageId: string | undefined;
  readonly correlationId: string | undefined;
  readonly deliveryCount: number;
  readonly requestId?: string;
  readonly template?: string;
  readonly job?: string;
  readonly reason?: string;
  readonly details?: readonly string[];
}

/**
 * What a message starts: its job, nothing because it has started it before, or nothing, with a reason.
 *
 * @throws Transient or Misconfigured where the message has to come again; its lock ends, or the host gives it back
 */
export async function handle(body: unknown, message: MessageContext, deps: Dependencies): Promise<Outcome> {
  const { messageId, correlationId, deliveryCount } = message;
  const about = { messageId, correlationId, deliveryCount };
  const request = deps.validator.request(body);
  if ('reason' in request) return logged(deps, about, request);
  const known = { ...about, requestId: request.id, template: request.template };
  // After the body: the host puts fields of a body in the place of what it knows itself, and those are refused there.
  const breach = deps.validator.breach(message.applicationProperties);
  if (breach !== undefined) return logged(deps, known, breach);
  const template = deps.data.templates[request.template] as JobData['templates'][string];
  const name = jobName(deps.source, request.id, request.attempt);
  try {
    const outcome = await submit(deps, name, jobBody(template, request, deps, correlationId), request.id);
    return logged(deps, { ...known, job: name }, outcome);
  } catch (error) {
    const outcome =
      error instanceof Transient ? 'transient' : error instanceof Misconfigured ? 'misconfigured' : 'failed';
    const level = outcome === 'transient' ? 'warn' : 'error';
    deps.log({ level, outcome, ...known, job: name, details: [(error as Error).message] });
    throw error;
  }
}

function logged(
  { log }: Dependencies,
  about: Omit<LogEntry, 'level' | 'outcome' | 'reason' | 'details'>,
  outcome: Outcome,
): Outcome {
  if (outcome.kind === 'rejected') {
    log({ level: 'warn', outcome: 'rejected', ...about, reason: outcome.reason, details: outcome.details });
  } else {
    log({ level: 'info', outcome: outcome.kind, ...about, job: outcome.job });
  }
  return outcome;
}
