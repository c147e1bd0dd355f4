/** How settings are chosen. */
export type SamplingAlgorithm =
  | { readonly samplingAlgorithmType: 'Random'; readonly seed?: number; readonly rule?: 'Random' | 'Sobol' }
  | { readonly samplingAlgorithmType: 'Grid' | 'Bayesian' };

interface TerminationBase {
  /** After how many intervals it begins. */
  readonly delayEvaluation?: number;
  /** Every how many reports of the metric it looks. */
  readonly evaluationInterval?: number;
}

/** When a trial is given up. */
export type EarlyTermination =
  | (TerminationBase & { readonly policyType: 'Bandit'; readonly slackAmount?: number; readonly slackFactor?: number })
  | (TerminationBase & { readonly policyType: 'MedianStopping' })
  | (TerminationBase & { readonly policyType: 'TruncationSelection'; readonly truncationPercentage?: number });

/** A value that a choice offers. */
export type Choice = string | number;

/** What a setting is drawn from, in the words of Azure ML: a name, and what it is given. */
export type Setting =
  | readonly ['choice', readonly [readonly Choice[]]]
  | readonly ['randint', readonly [upper: number]]
  | readonly ['uniform' | 'loguniform', readonly [least: number, most: number]]
  | readonly ['quniform' | 'qloguniform', readonly [least: number, most: number, q: number]]
  | readonly ['normal' | 'lognormal', readonly [mu: number, sigma: number]]
  | readonly ['qnormal' | 'qlognormal', readonly [mu: number, sigma: number, q: number]];

/** What a sweep says beside its trial. */
export interface SweepSettings {
  /** Which metric of a trial counts, and whether more of it is better. */
  readonly objective: { readonly primaryMetric: string; readonly goal: 'Maximize' | 'Minimize' };
  /** How settings are chosen. */
  readonly sampling: SamplingAlgorithm;
  /** What each setting is drawn from, by its name. */
  readonly searchSpace: Readonly<Record<string, Setting>>;
  /**
   * When a trial is given up.
   *
   * @default - never before its end
   */
  readonly earlyTermination?: EarlyTermination;
  /** The most trials that there are in all. */
  readonly maxTotalTrials: number;
  /** The most trials that run at the same time. */
  readonly maxConcurrentTrials: number;
  /** The longest that one trial may take (ISO 8601). */
  readonly trialTimeout: string;
}
