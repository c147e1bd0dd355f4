import { describeProblem } from '../../../rules';
import type { EarlyTermination, SamplingAlgorithm, Setting, SweepTemplateData } from '../../jobs';
import { canonicalTime, isoTime } from '../../options/iso-time';
import { terminationOf } from '../../options/template-data-of';
import { wordOf } from '../form/file-shapes';
import type { SettingFile, SweepFile, TerminationFile } from '../form/sweep-file';
import { SWEEP_FILE } from '../form/sweep-file-shapes';
import type { YamlFile } from '../form/yaml-file';
import type { JobFileOptions } from './job-file-options';
import type { JobReading } from './job-reading';
import { baseOf, nodesOf, type ReadTemplate, timeoutOf } from './read-command';
import { commandOf, computeOf } from './read-parts';

/** A sweep. */
export function readSweep(
  reading: JobReading,
  file: YamlFile,
  options: JobFileOptions,
): ReadTemplate<SweepTemplateData> {
  const job = reading.inspect(file, SWEEP_FILE);
  const { trial, queue_settings: queue, objective, early_termination: termination, limits = {} } = job;
  const resources = { ...job.resources, ...trial.resources };
  const compute = () => computeOf(reading, file, job.compute, { resources, ...(queue && { queue }) }, ['compute']);
  const { parameters, base } = baseOf(reading, file, job, options, compute);
  const timeout = timeoutOf(reading, file, 'limits.timeout', minuteOr(limits.timeout), options.timeout);
  const { trial_timeout: ofTrial } = limits;
  const trialTimeout = ofTrial === undefined ? timeout : isoTime(minuteOr(ofTrial));
  const maxTotalTrials = trialsOf(reading, file, limits.max_total_trials);
  return {
    parameters,
    data: {
      kind: 'sweep',
      ...base,
      ...nodesOf(resources.instance_count, options),
      trial: commandOf(reading, file, trial, ['trial']),
      objective: {
        primaryMetric: objective.primary_metric,
        goal: wordOf(objective.goal) === 'minimize' ? 'Minimize' : 'Maximize',
      },
      sampling: samplingOf(job.sampling_algorithm),
      searchSpace: Object.fromEntries(
        Object.entries(job.search_space).map(([name, setting]) => [name, settingOf(setting)]),
      ),
      ...(termination && { earlyTermination: terminationOf(policyOf(termination)) }),
      maxTotalTrials,
      maxConcurrentTrials: limits.max_concurrent_trials ?? maxTotalTrials,
      timeout,
      trialTimeout: options.trialTimeout === undefined ? trialTimeout : canonicalTime(options.trialTimeout),
    },
  };
}

/** As the official client reads it: the service takes less than a minute of a sweep for 60 days. */
function minuteOr<T extends number | undefined>(seconds: T): T {
  return (seconds === undefined || seconds === 0 ? seconds : Math.max(60, seconds)) as T;
}

function trialsOf(reading: JobReading, file: YamlFile, trials: number | undefined): number {
  if (trials !== undefined) return trials;
  const allowed = 'a whole number of trials: nothing else limits what a sweep costs';
  const fix = 'write limits: { max_total_trials: 20 }';
  reading.tell(file, [describeProblem({ subject: 'limits.max_total_trials', got: undefined, allowed, fix })]);
  return 1;
}

function samplingOf(given: SweepFile['sampling_algorithm']): SamplingAlgorithm {
  const { type, seed, rule } = typeof given === 'string' ? { type: given } : given;
  switch (wordOf(type)) {
    case 'grid':
      return { samplingAlgorithmType: 'Grid' };
    case 'bayesian':
      return { samplingAlgorithmType: 'Bayesian' };
    default:
      return {
        samplingAlgorithmType: 'Random',
        ...(seed !== undefined && { seed }),
        ...(rule !== undefined && { rule: wordOf(rule) === 'sobol' ? 'Sobol' : 'Random' }),
      };
  }
}

/** A setting in the words of Azure ML; what is missing is told with all of the template. */
function settingOf({ type, values, upper, min_value, max_value, mu, sigma, q }: SettingFile): Setting {
  const name = wordOf(type);
  const given = [min_value, max_value, mu, sigma, q].filter((one) => one !== undefined);
  if (name === 'choice') return [name, [values ?? []]];
  return (name === 'randint' ? [name, [upper]] : [name, given]) as unknown as Setting;
}

function policyOf(given: TerminationFile): EarlyTermination {
  const when = {
    ...(given.evaluation_interval !== undefined && { evaluationInterval: given.evaluation_interval }),
    ...(given.delay_evaluation !== undefined && { delayEvaluation: given.delay_evaluation }),
  };
  const { truncation_percentage: percentage, slack_factor: factor, slack_amount: amount } = given;
  switch (wordOf(given.type)) {
    case 'median_stopping':
      return { policyType: 'MedianStopping', ...when };
    case 'truncation_selection':
      return {
        policyType: 'TruncationSelection',
        ...when,
        ...(percentage !== undefined && { truncationPercentage: percentage }),
      };
    default:
      return {
        policyType: 'Bandit',
        ...when,
        ...(factor !== undefined && { slackFactor: factor }),
        ...(amount !== undefined && { slackAmount: amount }),
      };
  }
}
