import { type Json, numberAt, textAt } from './json-parts';

/** What a trial has reported of the metric that decides, one number an interval. */
export interface Course {
  readonly run: string;
  readonly isOver: boolean;
  readonly reported: readonly number[];
}

/**
 * Whether a trial that has just reported is given up, by the policy of its sweep. Bayesian or not, luck has no part in it.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters#early-termination
 */
export function isGivenUp(policy: Json, isToBeSmall: boolean, run: string, courses: readonly Course[]): boolean {
  const own = courses.find((course) => course.run === run);
  const interval = own?.reported.length ?? 0;
  const every = numberAt(policy, 'evaluationInterval') ?? 1;
  const delay = numberAt(policy, 'delayEvaluation') ?? 0;
  if (own === undefined || interval === 0 || interval < delay || interval % Math.max(1, every) !== 0) return false;
  // As if more were always better.
  const sign = isToBeSmall ? -1 : 1;
  const until = courses
    .map((course) => ({ ...course, reported: course.reported.slice(0, interval).map((value) => value * sign) }))
    .filter(({ reported }) => reported.length > 0);
  const best = (reported: readonly number[]): number => Math.max(...reported);
  const mine = best(until.find((course) => course.run === run)?.reported ?? []);
  switch (textAt(policy, 'policyType')) {
    case 'Bandit':
      return mine < leastOf(policy, Math.max(...until.map(({ reported }) => best(reported))));
    case 'MedianStopping':
      return mine < median(until.map(({ reported }) => mean(reported)));
    case 'TruncationSelection': {
      // Those that are still running at this interval, as the service has it where nothing else is said.
      const reached = until.filter((course) => !course.isOver && course.reported.length === interval);
      const share = (numberAt(policy, 'truncationPercentage') ?? 0) / 100;
      const better = reached.filter(
        ({ reported }) => (reported.at(-1) ?? 0) > (own.reported[interval - 1] ?? 0) * sign,
      );
      return reached.length > 1 && better.length >= reached.length * (1 - share);
    }
    default:
      return false;
  }
}

/** The least that a trial may have reached beside the best one. A factor divides what is to be large, and multiplies what is to be small. */
function leastOf(policy: Json, best: number): number {
  const factor = numberAt(policy, 'slackFactor') ?? 0;
  const amount = numberAt(policy, 'slackAmount') ?? 0;
  if (factor > 0) return best >= 0 ? best / (1 + factor) : best * (1 + factor);
  return best - amount;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] as number) : mean(sorted.slice(middle - 1, middle + 1));
}
