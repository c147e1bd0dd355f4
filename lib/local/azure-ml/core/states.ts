import { isOver, type JobState } from '../job-view';

export { isOver };

/** How far a run has come: it goes from one of these to a higher one, and never back. */
const ORDER: readonly JobState[] = [
  'NotStarted',
  'Queued',
  'Provisioning',
  'Preparing',
  'Starting',
  'Running',
  'NotResponding',
  'CancelRequested',
  'Finalizing',
];

/** The place of a state in the course of a run; all ends are the last. */
export function rankOf(state: JobState): number {
  return isOver(state) ? ORDER.length : ORDER.indexOf(state);
}
