import type { JobState } from '../../azure-ml/job-view';
import type { CopyRow, JobRow, MessageRow } from '../wire';

/** How something is coloured: what flows, what waits, what is wrong, what is over. */
export type Tone = 'flow' | 'wait' | 'bad' | 'done' | 'plain';

const NUMBER = new Intl.NumberFormat('en');

export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** The time of day, to the second. */
export function timeText(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** How long something took, or takes. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The last part of an address: that of a subscription alone. */
export function shortName(entity: string): string {
  return entity.slice(entity.lastIndexOf('/') + 1);
}

/** What people call a job: its name is made for machines. */
export function jobTitle({ displayName, name, tags }: JobRow): string {
  if (displayName !== undefined && displayName !== name) return displayName;
  return tags.template ?? name;
}

export function jobTone(state: JobState): Tone {
  if (state === 'Failed' || state === 'NotResponding') return 'bad';
  if (state === 'Completed') return 'done';
  if (state === 'Canceled') return 'plain';
  return state === 'Running' || state === 'Finalizing' ? 'flow' : 'wait';
}

/** What became of a copy, in a few words. */
export function copyWords({ state, detail, said }: CopyRow): { readonly text: string; readonly tone: Tone } {
  if (said !== undefined) {
    const because = said.reason === undefined ? '' : `: ${said.reason}`;
    switch (said.outcome) {
      case 'started':
        return { text: `job ${said.job ?? ''}`, tone: 'flow' };
      case 'already-started':
        return { text: `job ${said.job ?? ''}, started before`, tone: 'flow' };
      case 'waiting':
        return { text: `tried again${said.until === undefined ? '' : ` at ${said.until}`}${because}`, tone: 'wait' };
      case 'rejected':
        return { text: `set aside${because}`, tone: 'bad' };
      case 'given-back':
        return { text: `given back${because}`, tone: 'wait' };
    }
  }
  switch (state) {
    case 'waiting':
      return { text: detail === undefined ? 'waits' : `waits again: ${detail}`, tone: 'wait' };
    case 'scheduled':
      return { text: 'scheduled', tone: 'wait' };
    case 'delivered':
      return { text: 'with a receiver', tone: 'flow' };
    case 'completed':
      return { text: 'completed', tone: 'done' };
    case 'deferred':
      return { text: 'deferred', tone: 'wait' };
    case 'dead-lettered':
      return { text: `dead letter${detail === undefined ? '' : `: ${detail}`}`, tone: 'bad' };
    case 'forwarded':
      return { text: `forwarded to ${detail ?? ''}`, tone: 'plain' };
    case 'expired':
      return { text: 'expired', tone: 'bad' };
    case 'filter-failed':
      return { text: `a filter failed${detail === undefined ? '' : `: ${detail}`}`, tone: 'bad' };
    case 'cancelled':
      return { text: 'cancelled', tone: 'plain' };
    case 'discarded':
      return { text: 'taken away', tone: 'plain' };
  }
}

/** What became of a message as a whole, where it has no copy. */
export function endWords({ end, copies }: MessageRow): { readonly text: string; readonly tone: Tone } | undefined {
  if (end === 'nowhere') return { text: 'no rule matches it', tone: 'bad' };
  if (end === 'dropped') return { text: 'dropped: one of its id came before', tone: 'bad' };
  return copies.length === 0 ? { text: 'nothing came of it', tone: 'plain' } : undefined;
}

/** A number that has room in a box. */
export function compact(value: number): string {
  if (value < 10_000) return numberText(value);
  return value < 1_000_000 ? `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)}k` : `${(value / 1e6).toFixed(1)}M`;
}
