import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { MessageEnd, ProgramLine } from '../../programs/program-line';
import type { RunResult, Tracked } from '../run/workflow-run';

const OUTCOMES: ReadonlySet<unknown> = new Set(['started', 'already-started', 'waiting', 'rejected', 'given-back']);
/** What only the deployment can mend. */
const FAULTS: ReadonlySet<unknown> = new Set(['misconfigured', 'refused', 'failed']);

/**
 * What a run says: a line for each step of which something is tracked, and one for each message that it has taken and not
 * finished, with why.
 */
export function linesOf(
  program: string,
  time: Date,
  { tracked, failures, status }: RunResult,
  unsettled: readonly ServiceBusReceivedMessage[],
): ProgramLine[] {
  const why = failures.map(({ step, reason }) => `${step}: ${reason}`);
  const lines = tracked.map(({ properties }) => trackedLine(program, time, properties));
  for (const { messageId, correlationId, deliveryCount = 0 } of unsettled) {
    const entry: MessageEnd = {
      outcome: 'given-back',
      messageId: messageId === undefined ? undefined : String(messageId),
      correlationId: correlationId === undefined ? undefined : String(correlationId),
      deliveryCount: deliveryCount + 1,
      details: why,
    };
    lines.push({ time, program, level: 'error', text: JSON.stringify(entry), entry });
  }
  // What failed and is followed by nothing; with a message it is told above.
  if (status === 'Failed' && unsettled.length === 0) {
    lines.push({ time, program, level: 'error', text: `a run failed: ${why.join('; ')}`, entry: undefined });
  }
  return lines;
}

function trackedLine(program: string, time: Date, properties: Tracked['properties']): ProgramLine {
  const entry = entryOf(properties);
  const level = entry === undefined || entry.outcome.endsWith('started') ? 'info' : 'warn';
  return {
    time,
    program,
    level: FAULTS.has(entry?.reason) ? 'error' : level,
    text: JSON.stringify(properties),
    entry,
  };
}

/** What became of a message, as the workflow of this project tracks it; others track what they like. */
function entryOf(properties: Tracked['properties']): MessageEnd | undefined {
  const { outcome, messageId, correlationId, deliveryCount, details } = properties;
  if (!OUTCOMES.has(outcome)) return undefined;
  const text = (name: string) => {
    const value = properties[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return {
    outcome: outcome as MessageEnd['outcome'],
    messageId: typeof messageId === 'string' ? messageId : undefined,
    correlationId: typeof correlationId === 'string' ? correlationId : undefined,
    deliveryCount: typeof deliveryCount === 'number' ? deliveryCount : 1,
    ...text('requestId'),
    ...text('template'),
    ...text('job'),
    ...text('reason'),
    ...(typeof details === 'string' && details !== '' && { details: details.split('; ').filter((one) => one !== '') }),
  };
}
