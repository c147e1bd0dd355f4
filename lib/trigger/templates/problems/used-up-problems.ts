import { describeProblem } from '../../../rules';
import type { TemplateData } from '../../jobs';
import { countProblems } from './limit-problems';

/** The least and the most that a budget can be: less is a slip of the finger, and more is none. */
const LEAST_BUDGET = 0.01;
const MOST_BUDGET = 10_000_000;
const MOST_JOBS = 10_000;
/** A name that stays as it is on its way: the host of Functions makes the first letter of each a small one. */
const PROPERTY_NAME = /^[a-z_][A-Za-z0-9_]{0,127}$/;

/** What is wrong with what the jobs of a template may use up together. */
export function usedUpProblems({ limits }: TemplateData): string[] {
  if (limits === undefined) return [];
  const { jobsPerHour, budgetPerDay, priority } = limits;
  const problems = countProblems('limits.jobsPerHour', jobsPerHour, 1, MOST_JOBS);
  if (budgetPerDay !== undefined && !(budgetPerDay >= LEAST_BUDGET && budgetPerDay <= MOST_BUDGET)) {
    const allowed = `an amount from ${LEAST_BUDGET} to ${MOST_BUDGET} in the currency of the prices`;
    const fix = 'give what a day may cost; to start nothing at all, paused: true';
    problems.push(describeProblem({ subject: 'limits.budgetPerDay', got: budgetPerDay, allowed, fix }));
  }
  if (priority !== undefined && !PROPERTY_NAME.test(priority)) {
    const allowed = 'letters, digits and "_" that begin with a small letter, as the host of Functions hands them over';
    problems.push(describeProblem({ subject: 'limits.priority', got: priority, allowed, fix: 'name such a property' }));
  }
  if (jobsPerHour === undefined && budgetPerDay === undefined) {
    const fix = 'give one of them, or leave limits out';
    problems.push(
      describeProblem({ subject: 'limits', got: 'none', allowed: 'jobsPerHour, budgetPerDay or both', fix }),
    );
  }
  return problems;
}
