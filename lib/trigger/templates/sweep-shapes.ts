import { anything, either, isPlain, listOf, mapOf, number, oneOf, type Shape, shapeOf } from '../../rules';
import type { EarlyTermination, SamplingAlgorithm } from '../jobs';
import type { SweepOptions } from '../options/template-options';

type Sampling = NonNullable<SweepOptions['sampling']>;
type Random = Extract<SamplingAlgorithm, { readonly samplingAlgorithmType: 'Random' }>;
type Other = Exclude<SamplingAlgorithm, Random>;

const algorithm = oneOf('Random', 'Grid', 'Bayesian');

/** How settings are chosen: a word, or an object with more of it. */
export const sampling: Shape<Sampling> = either<Sampling>((value) => {
  if (!isPlain(value)) return algorithm as Shape<Sampling>;
  const isOther = value.samplingAlgorithmType === 'Grid' || value.samplingAlgorithmType === 'Bayesian';
  if (isOther) return shapeOf<Other>({ samplingAlgorithmType: oneOf('Grid', 'Bayesian') }, {}) as Shape<Sampling>;
  return shapeOf<Random>(
    { samplingAlgorithmType: algorithm as never },
    { seed: number, rule: oneOf('Random', 'Sobol') },
  ) as Shape<Sampling>;
}, 'Random, Grid, Bayesian, or an object with samplingAlgorithmType');

const WHEN = { delayEvaluation: number, evaluationInterval: number };
type Policy<T extends EarlyTermination['policyType']> = Extract<EarlyTermination, { readonly policyType: T }>;

/** When a trial is given up; each policy has options of its own. */
export const termination: Shape<EarlyTermination> = either<EarlyTermination>((value) => {
  const policy = isPlain(value) ? value.policyType : undefined;
  if (policy === 'MedianStopping') {
    return shapeOf<Policy<'MedianStopping'>>({ policyType: oneOf('MedianStopping') }, WHEN) as Shape<EarlyTermination>;
  }
  if (policy === 'TruncationSelection') {
    return shapeOf<Policy<'TruncationSelection'>>(
      { policyType: oneOf('TruncationSelection') },
      { ...WHEN, truncationPercentage: number },
    ) as Shape<EarlyTermination>;
  }
  return shapeOf<Policy<'Bandit'>>(
    { policyType: oneOf('Bandit', 'MedianStopping', 'TruncationSelection') as never },
    { ...WHEN, slackAmount: number, slackFactor: number },
  ) as Shape<EarlyTermination>;
}, 'an object with policyType: Bandit, MedianStopping or TruncationSelection');

/** The settings of a sweep; what each is given is looked at with all of the template. */
export const searchSpace: Shape<SweepOptions['searchSpace']> = mapOf(
  listOf(anything<unknown>('a setting')),
) as never as Shape<SweepOptions['searchSpace']>;
