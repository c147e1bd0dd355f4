import type { MessageEnd, ProgramLine } from '../programs/program-line';
import type { LogLevel } from './worker-messages';

const LEVELS: ReadonlyMap<LogLevel, ProgramLine['level']> = new Map([
  ['warning', 'warn'],
  ['error', 'error'],
  ['critical', 'error'],
]);

const OUTCOMES: ReadonlySet<unknown> = new Set(['started', 'already-started', 'waiting', 'rejected', 'given-back']);

/** A line that a program has logged, with what became of a message where it says so. */
export function programLine(program: string, level: LogLevel, text: string, time: Date): ProgramLine {
  return { time, program, level: LEVELS.get(level) ?? 'info', text, entry: entryIn(text) };
}

function entryIn(text: string): MessageEnd | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const json = JSON.parse(text) as Readonly<Record<string, unknown>>;
    // Programs of others log JSON as well.
    return OUTCOMES.has(json.outcome) && typeof json.deliveryCount === 'number'
      ? (json as unknown as MessageEnd)
      : undefined;
  } catch {
    return undefined;
  }
}
