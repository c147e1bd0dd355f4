import { listOf, mapOf, number, type Shape, shapeOf, text, valueThat } from '../../../rules';
import { COMMAND_PARTS, JOB_PARTS, queue } from './command-file-shapes';
import { refused, textOrObject, whole, word } from './file-shapes';
import type { SamplingFile, SettingFile, SweepFile, TerminationFile } from './sweep-file';

const DISTRIBUTIONS = [
  'choice',
  'randint',
  'uniform',
  'loguniform',
  'quniform',
  'qloguniform',
  'normal',
  'lognormal',
  'qnormal',
  'qlognormal',
] as const;

const choice = valueThat<string | number>('a text or number', (value) => ['string', 'number'].includes(typeof value), {
  standIn: 'standin',
  fix: () => 'write it in quotes, as the command reads it',
});
const setting = shapeOf<SettingFile>(
  { type: word(...DISTRIBUTIONS) },
  {
    values: listOf(choice),
    upper: whole,
    min_value: number,
    max_value: number,
    mu: number,
    sigma: number,
    q: number,
  },
  { expects: 'an object with type, such as choice with values' },
);
const algorithm = word('random', 'grid', 'bayesian');
const sampling: Shape<string | SamplingFile> = textOrObject(
  algorithm,
  shapeOf<SamplingFile>(
    { type: algorithm },
    {
      seed: whole,
      rule: word('random', 'sobol'),
      logbase: refused('the service has no place for it in this version of its interface'),
    },
  ),
);
const termination = shapeOf<TerminationFile>(
  { type: word('bandit', 'median_stopping', 'truncation_selection') },
  {
    evaluation_interval: whole,
    delay_evaluation: whole,
    slack_factor: number,
    slack_amount: number,
    truncation_percentage: whole,
  },
);

const STAND_IN: SweepFile = {
  trial: { command: 'standin', environment: 'azureml:standin:1' },
  search_space: {},
  sampling_algorithm: 'random',
  objective: { goal: 'maximize', primary_metric: 'standin' },
};

export const SWEEP_FILE = shapeOf<SweepFile>(
  {
    trial: shapeOf<SweepFile['trial']>(COMMAND_PARTS.required, COMMAND_PARTS.optional, { standIn: STAND_IN.trial }),
    search_space: { ...mapOf(setting), standIn: {} },
    sampling_algorithm: { ...sampling, standIn: 'random' },
    objective: shapeOf<SweepFile['objective']>(
      { goal: word('minimize', 'maximize'), primary_metric: text },
      {},
      { standIn: STAND_IN.objective },
    ),
  },
  {
    ...JOB_PARTS,
    early_termination: termination,
    limits: shapeOf<NonNullable<SweepFile['limits']>>(
      {},
      { max_total_trials: whole, max_concurrent_trials: whole, timeout: whole, trial_timeout: whole },
      { expects: 'an object with max_total_trials' },
    ),
    queue_settings: queue,
    resources: shapeOf<NonNullable<SweepFile['resources']>>(
      {},
      { instance_type: text, instance_count: whole },
      { expects: 'an object with instance_type, instance_count' },
    ),
  },
  { expects: 'a sweep', standIn: STAND_IN },
);
