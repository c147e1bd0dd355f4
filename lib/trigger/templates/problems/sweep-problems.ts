import { describeProblem, nearest } from '../../../rules';
import type { EarlyTermination, SweepTemplateData } from '../../jobs';
import { secondsOf } from '../../options/iso-time';
import { countProblems, textProblems, timeoutProblems } from './limit-problems';

/** What each distribution is given, in order. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  choice: ['values'],
  randint: ['upper'],
  uniform: ['min', 'max'],
  loguniform: ['min', 'max'],
  quniform: ['min', 'max', 'q'],
  qloguniform: ['min', 'max', 'q'],
  normal: ['mu', 'sigma'],
  lognormal: ['mu', 'sigma'],
  qnormal: ['mu', 'sigma', 'q'],
  qlognormal: ['mu', 'sigma', 'q'],
};

/**
 * What a way of choosing can draw from.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters
 */
const DRAWS: Readonly<Record<string, readonly string[] | undefined>> = {
  Grid: ['choice'],
  Bayesian: ['choice', 'uniform', 'quniform'],
};

/**
 * Azure ML takes less than a minute of a sweep for 60 days, says the official client, which makes a minute of it.
 *
 * @see azure-ai-ml 1.35.2, azure.ai.ml.entities._job.job_limits
 */
const SHORTEST = 60;

/** What is wrong with what a sweep says beside its trial. */
export function sweepProblems(data: SweepTemplateData): string[] {
  const { objective, sampling, searchSpace, earlyTermination, maxTotalTrials, maxConcurrentTrials } = data;
  const { timeout, trialTimeout } = data;
  const seed = sampling.samplingAlgorithmType === 'Random' ? sampling.seed : undefined;
  return [
    ...textProblems('objective.primaryMetric', objective.primaryMetric),
    ...countProblems('sampling.seed', seed, 0, 2 ** 31 - 1),
    ...settingsProblems(searchSpace, sampling.samplingAlgorithmType),
    ...(earlyTermination === undefined ? [] : terminationProblems(earlyTermination)),
    ...countProblems('maxTotalTrials', maxTotalTrials, 1, 1000),
    ...countProblems('maxConcurrentTrials', maxConcurrentTrials, 1, Math.max(1, Math.min(1000, maxTotalTrials))),
    ...timeoutProblems('timeout', timeout, SHORTEST),
    ...timeoutProblems('trialTimeout', trialTimeout, SHORTEST),
    ...longerProblems(trialTimeout, timeout),
  ];
}

/** A trial ends with the sweep. */
function longerProblems(trialTimeout: string, timeout: string): string[] {
  const [trial, all] = [secondsOf(trialTimeout), secondsOf(timeout)];
  if (trial === undefined || all === undefined || trial <= all) return [];
  const allowed = `at most ${timeout}, the timeout`;
  return [describeProblem({ subject: 'trialTimeout', got: trialTimeout, allowed, fix: 'shorten it' })];
}

function settingsProblems(searchSpace: SweepTemplateData['searchSpace'], sampling: string): string[] {
  const settings = Object.entries<readonly unknown[]>(searchSpace);
  if (settings.length === 0) return ['searchSpace: got none, allowed at least one setting; name what to search for'];
  return settings.flatMap(([name, setting]) => settingProblems(`searchSpace.${name}`, setting, sampling));
}

function settingProblems(subject: string, [distribution, given]: readonly unknown[], sampling: string): string[] {
  const known = Object.keys(GIVEN);
  const names =
    typeof distribution === 'string' && Object.hasOwn(GIVEN, distribution) ? GIVEN[distribution] : undefined;
  if (names === undefined) {
    const near = typeof distribution === 'string' ? nearest(distribution, known) : undefined;
    const fix = near === undefined ? 'use one of these' : `did you mean "${near}"?`;
    return [describeProblem({ subject, got: distribution, allowed: known.join(', '), fix })];
  }
  const drawn = DRAWS[sampling];
  if (drawn !== undefined && !drawn.includes(distribution as string)) {
    const allowed = `${drawn.join(', ')}, which is what ${sampling} sampling can draw from`;
    return [describeProblem({ subject, got: distribution, allowed, fix: 'use one of these, or Random sampling' })];
  }
  const allowed = `["${distribution}", [${distribution === 'choice' ? '[texts and numbers]' : names.join(', ')}]]`;
  const isRight = distribution === 'choice' ? isChoice(given) : areNumbers(given, names);
  return isRight ? [] : [describeProblem({ subject, got: [distribution, given], allowed, fix: 'write it like this' })];
}

/** Texts and numbers: the official client sends no others, and a text says `True` as well. */
function isChoice(given: unknown): boolean {
  if (!Array.isArray(given) || given.length !== 1) return false;
  const [values] = given as unknown[];
  return (
    Array.isArray(values) && values.length > 0 && values.every((one) => typeof one === 'string' || Number.isFinite(one))
  );
}

/** Numbers, as many as there are names; the least is less than the most, and what is a width is one. */
function areNumbers(given: unknown, names: readonly string[]): boolean {
  if (!Array.isArray(given) || given.length !== names.length || !given.every(Number.isFinite)) return false;
  const value = (name: string) => given[names.indexOf(name)] as number | undefined;
  const [least, most] = [value('min'), value('max')];
  if (least !== undefined && most !== undefined && least >= most) return false;
  const upper = value('upper');
  if (upper !== undefined && (!Number.isInteger(upper) || upper < 1)) return false;
  return ['sigma', 'q'].every((name) => (value(name) ?? 1) > 0);
}

function terminationProblems(policy: EarlyTermination): string[] {
  const { delayEvaluation, evaluationInterval } = policy;
  const most = 1_000_000;
  const problems = [
    ...countProblems('earlyTermination.delayEvaluation', delayEvaluation, 0, most),
    ...countProblems('earlyTermination.evaluationInterval', evaluationInterval, 1, most),
  ];
  if (policy.policyType === 'TruncationSelection') {
    problems.push(...countProblems('earlyTermination.truncationPercentage', policy.truncationPercentage, 1, 99));
  }
  if (policy.policyType === 'Bandit') problems.push(...slackProblems(policy.slackAmount, policy.slackFactor));
  return problems;
}

/** A distance from the best, as an amount or a part of it; the service takes one of the two. */
function slackProblems(amount: number | undefined, factor: number | undefined): string[] {
  const given = [amount, factor].filter((one) => one !== undefined && one !== 0);
  if (given.length === 1 && (given[0] as number) > 0) return [];
  return [
    describeProblem({
      subject: 'earlyTermination',
      got: { slackAmount: amount, slackFactor: factor },
      allowed: 'slackAmount or slackFactor, one of the two, more than 0',
      fix: 'say how far from the best a trial may be',
    }),
  ];
}
