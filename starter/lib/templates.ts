import { join } from 'node:path';
import { JobCode, JobTemplate, Parameter } from 'training-job-scheduler';

/**
 * A forest on tables. A message asks for it by the name that jobs.ts gives it, and fills in parameters within these bounds.
 */
export const trainForest = JobTemplate.command({
  experiment: 'requested-trainings',
  compute: 'cpu',
  command:
    'python train.py --data ${{inputs.data}} --trees ${{inputs.trees}} --reason ${{inputs.reason}} --out ${{outputs.model}}',
  // Registered in the workspace when it is deployed.
  code: JobCode.fromFolder(join(__dirname, '..', 'training')),
  // With a version: what runs is what was tried.
  environment: 'azureml://registries/azureml/environments/sklearn-1.5/versions/41',
  parameters: {
    trees: Parameter.integer({ min: 10, max: 1000, default: 100 }),
    reason: Parameter.oneOf(['requested', 'drift'], { default: 'requested' }),
  },
  // The data asset that a message may name, by the name under which it is registered in the workspace.
  inputs: { data: { type: 'uri_folder', assets: ['churn'] } },
  outputs: { model: { type: 'mlflow_model' } },
  // What the rule has set on the message.
  fromProperties: { parameters: { reason: 'reason' } },
  timeout: 'PT2H',
});
