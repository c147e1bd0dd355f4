import type { Refusal } from '../../requests';

/** The program's own word on a message, as its log and what is set aside have it. */
export function refusalText({ reason, details }: Pick<Refusal, 'reason' | 'details'>): string {
  return `${details.join('; ')} (${reason})`;
}
