import type { RequestValidator } from '../../trigger/jobs';
import type { Dependencies } from '../../trigger/program/handle';
import type { JobData } from '../../trigger/program/job-data';
import type { Outcome } from '../../trigger/program/outcome';
import type { Message } from '../../trigger/program/received-message';
import type { Settings } from '../../trigger/program/settings';
import type { Listener } from './listener';

/** A deployed program that starts jobs. */
export interface SimulatedProgram {
  readonly name: string;
  readonly data: JobData;
  readonly validator: RequestValidator;
  readonly settings: Settings;
  readonly topic: string;
}

/** What the program does with a message: `handle` of the deployed one; a test may put a broken one in its place. */
export type Handle = (message: Message, dependencies: Dependencies) => Promise<Outcome>;

/** Where it listens. */
export function listenerOf({ name, topic, settings }: SimulatedProgram): Listener {
  const { subscription, retryQueue, rejectedQueue } = settings;
  return { name, topic, subscription, retryQueue, rejectedQueue };
}

/** What became of a message, for a story. */
export function outcomeText(outcome: Outcome | 'given-back'): string {
  if (outcome === 'given-back') return 'could be put nowhere, and is given back';
  switch (outcome.kind) {
    case 'started':
      return `started ${outcome.job}`;
    case 'already-started':
      return `${outcome.job} is there already`;
    case 'waiting':
      return `waits until ${outcome.until.toISOString()}: ${outcome.details.join('; ')}`;
    case 'rejected':
      return `is set aside, ${outcome.reason}: ${outcome.details.join('; ')}`;
  }
}
