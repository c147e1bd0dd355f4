import { Inspection, isPlain } from '../../rules';
import { NAMELESS } from './environment-problems';
import { JOB } from './environment-shapes';
import type { Job } from './job';

/** What a catalogue answers for its jobs, as far as it can be used. */
export interface ReadJobs {
  readonly jobs: readonly (readonly [name: string, job: Job])[];
  /** What is wrong with each job, by its name. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
  /** What is wrong with them as a whole. */
  readonly mistakes: readonly string[];
}

/** The jobs as far as they can be used, and what is wrong with each. */
export function readJobs(given: unknown): ReadJobs {
  if (!isPlain(given)) {
    const whole = new Inspection();
    whole.wrong('catalogue.jobs', given, 'a function that answers an object of jobs by name');
    return { jobs: [], problems: new Map(), mistakes: whole.problems };
  }
  const problems = new Map<string, readonly string[]>();
  const jobs = Object.entries(given)
    .filter(([name]) => name !== '')
    .map(([name, job]) => {
      const inspection = new Inspection();
      const usable = JOB.inspect(job, '', inspection) as Job;
      if (inspection.problems.length > 0) problems.set(name, inspection.problems);
      return [name, usable] as const;
    });
  return { jobs, problems, mistakes: '' in given ? [NAMELESS] : [] };
}
