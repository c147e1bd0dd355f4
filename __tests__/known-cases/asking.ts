import { join } from 'node:path';
import { scheduler } from '../cli/scheduler';
import type { ReviewSaid } from '../support/review-said';

const CASES = join(__dirname, '../support/cases');

/** The path of a case. */
export function caseAt(name: string): string {
  return join(CASES, name);
}

/** What `route --json` says of one message and topic. */
export interface Routed {
  readonly topic: string;
  readonly refused?: string;
  readonly unknown?: readonly object[];
  readonly subscriptions: readonly {
    readonly subscription: string;
    readonly copies: readonly {
      readonly rules: readonly string[];
      readonly state: string;
      readonly way: readonly string[];
    }[];
    readonly unknown?: readonly { readonly address: string; readonly argument: string }[];
  }[];
}

/** Routes messages, given as application properties or as a file; each line of the answer. */
export function routed(from: string, messages: string | readonly object[]): { status: number | null; lines: Routed[] } {
  const isFile = typeof messages === 'string';
  const input = isFile ? '' : messages.map((one) => JSON.stringify(one)).join('\n');
  const { status, stdout, stderr } = scheduler(
    ['route', isFile ? caseAt(messages) : '-', '--from', caseAt(from), '--json'],
    input,
  );
  if (stdout === '') throw new Error(stderr);
  return {
    status,
    lines: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

/** The subscriptions that get a copy for sure, as `topic/subscription`. */
export function sureIn(lines: readonly Routed[]): string[] {
  return lines.flatMap(({ topic, subscriptions }) =>
    subscriptions.filter(({ copies }) => copies.length > 0).map(({ subscription }) => `${topic}/${subscription}`),
  );
}

/** A command with `--json`: its status and what it says. */
export function asked<T = Record<string, never>>(options: readonly string[]): { status: number | null; said: T } {
  const { status, stdout, stderr } = scheduler([...options, '--json']);
  try {
    return { status, said: JSON.parse(stdout) as T };
  } catch {
    throw new Error(`${options.join(' ')}: ${stderr}${stdout}`);
  }
}

/** The review of a plan, or of the step from one document to another. */
export function reviewOf(...names: readonly string[]): { status: number | null; said: ReviewSaid } {
  return asked<ReviewSaid>(['review', ...names.map(caseAt)]);
}
