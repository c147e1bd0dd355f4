import type { TemplateData } from '../../lib/trigger/jobs';
import { JobTemplate, Parameter } from '../../lib/trigger/templates';

/** A template of each kind, with everything that a message may fill. */
export const TEMPLATES = {
  'reviews-bert': JobTemplate.command({
    experiment: 'reviews',
    compute: { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
    command:
      'python train.py --data ${{inputs.data}} --epochs ${{inputs.epochs}} --lr ${{inputs.lr}} --opt ${{inputs.optimizer}} --out ${{outputs.model}}',
    environment: 'azureml://registries/azureml/environments/acpt-pytorch/versions/10',
    parameters: {
      epochs: Parameter.integer({ min: 1, max: 50, default: 3 }),
      lr: Parameter.number({ min: 0.00001, max: 0.1, default: 0.001 }),
      optimizer: Parameter.oneOf(['adam', 'sgd'], { default: 'adam' }),
    },
    inputs: { data: { type: 'uri_folder', assets: ['reviews', 'reviews.v2'] } },
    outputs: { model: { type: 'mlflow_model' } },
    distribution: { distributionType: 'PyTorch', processCountPerInstance: 4 },
    shmSize: '8g',
    maxNodes: 4,
    // What rules decide; the body cannot ask for more.
    fromProperties: { tier: 'queueTier' },
    timeout: 'PT6H',
  }),
  'reviews-sweep': JobTemplate.sweep({
    experiment: 'reviews',
    compute: 'gpu-spot',
    trial: {
      command: 'python train.py --data ${{inputs.data}} --lr ${{search_space.lr}}',
      environment: 'azureml://registries/azureml/environments/acpt-pytorch/versions/10',
    },
    inputs: { data: { type: 'uri_folder' } },
    objective: { primaryMetric: 'f1', goal: 'Maximize' },
    searchSpace: { lr: ['uniform', [0.00001, 0.001]] },
    earlyTermination: { policyType: 'MedianStopping', evaluationInterval: 1, delayEvaluation: 5 },
    maxTotalTrials: 20,
    maxConcurrentTrials: 4,
    timeout: 'P1D',
    trialTimeout: 'PT2H',
  }),
  nightly: JobTemplate.pipeline({
    experiment: 'nightly',
    compute: 'cpu',
    parameters: { full: Parameter.boolean({ default: false }), days: Parameter.integer({ min: 1, max: 30 }) },
    steps: {
      prepare: {
        component: 'prepare:3',
        inputs: { full: '${{parent.inputs.full}}', days: '${{parent.inputs.days}}' },
        timeout: 'PT1H',
      },
      train: { component: 'train:7', inputs: { data: '${{parent.jobs.prepare.outputs.data}}' }, timeout: 'PT6H' },
    },
  }),
} as const;

/** The same as data. */
export const TEMPLATE_DATA: Readonly<Record<string, TemplateData>> = Object.fromEntries(
  Object.entries(TEMPLATES).map(([name, { data }]) => [name, data]),
);

/** A request that `reviews-bert` allows. */
export const REQUEST = {
  id: '6f0c0000-0000-4000-8000-000000000001',
  template: 'reviews-bert',
  inputs: { data: 'azureml:reviews:7' },
  params: { epochs: 5 },
  nodeCount: 2,
};
